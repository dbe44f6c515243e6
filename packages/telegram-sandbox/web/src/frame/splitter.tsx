import { inspectorWidth, NARROWEST_INSPECTOR, setInspectorWidth, widestInspector } from '../state/frame.js'
import style from './splitter.module.css'

const STEP = 16

/** The line between phones and inspector: dragged, or moved with the arrow keys. */
export function Splitter() {
  const drag = (event: PointerEvent): void => {
    const line = event.currentTarget as HTMLElement
    if (line.hasPointerCapture(event.pointerId)) {
      setInspectorWidth(document.documentElement.clientWidth - event.clientX)
    }
  }
  const move = (event: KeyboardEvent): void => {
    const width = {
      ArrowLeft: inspectorWidth.value + STEP,
      ArrowRight: inspectorWidth.value - STEP,
      Home: widestInspector(),
      End: NARROWEST_INSPECTOR,
    }[event.key]
    if (width === undefined) return
    event.preventDefault()
    setInspectorWidth(width)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs cannot be moved
    <div
      class={style.splitter}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the inspector"
      aria-controls="inspector"
      aria-valuenow={inspectorWidth.value}
      aria-valuemin={NARROWEST_INSPECTOR}
      aria-valuemax={widestInspector()}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={drag}
      onKeyDown={move}
    />
  )
}
