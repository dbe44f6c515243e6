import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'

interface Start {
  pointer: number
  x: number
  y: number
}

interface DragHandlers {
  onPointerDown: (event: PointerEvent) => void
  onPointerMove: (event: PointerEvent) => void
  onPointerUp: (event: PointerEvent) => void
  onPointerCancel: (event: PointerEvent) => void
}

/**
 * Lets an element be moved by mouse, finger or pen within its parent.
 * @param onDrop gets the middle of the element where it was let go, from 0 to 1 of the parent
 */
export function useDrag(
  ref: RefObject<HTMLElement | null>,
  onDrop: (x: number, y: number) => void,
): DragHandlers {
  const start = useRef<Start | null>(null)
  const drop = (event: PointerEvent): void => {
    const element = ref.current
    const parent = element?.parentElement
    if (!element || !parent || start.current?.pointer !== event.pointerId) return
    start.current = null
    const box = element.getBoundingClientRect()
    const around = parent.getBoundingClientRect()
    element.style.translate = ''
    onDrop(
      (box.left + box.width / 2 - around.left) / around.width,
      (box.top + box.height / 2 - around.top) / around.height,
    )
  }
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return
      ref.current?.setPointerCapture(event.pointerId)
      start.current = { pointer: event.pointerId, x: event.clientX, y: event.clientY }
    },
    onPointerMove: (event) => {
      if (start.current?.pointer !== event.pointerId || !ref.current) return
      ref.current.style.translate = `${event.clientX - start.current.x}px ${event.clientY - start.current.y}px`
    },
    onPointerUp: drop,
    onPointerCancel: drop,
  }
}
