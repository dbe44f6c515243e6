import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { type Box, place } from './place.js'
import style from './popover.module.css'

/** A small window over everything at `anchor`, its role and name are its content's; Escape or a press beside it closes it, and the focus goes back. */
export function Popover({
  anchor,
  onClose,
  children,
}: {
  /** An element, or a point of the window. */
  anchor: Element | { x: number; y: number }
  onClose: () => void
  children: ComponentChildren
}) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const popover = ref.current
    if (!popover) return
    popover.showPopover()
    const { left, top } = place(boxOf(anchor), popover.getBoundingClientRect(), {
      width: innerWidth,
      height: innerHeight,
    })
    popover.style.left = `${left}px`
    popover.style.top = `${top}px`
  }, [anchor])
  useLayoutEffect(() => {
    const before = document.activeElement
    const popover = ref.current
    return () => {
      // Taken out of the document, a popover does not give the focus back by itself.
      const lost = popover?.contains(document.activeElement) || document.activeElement === document.body
      if (lost && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  useEffect(() => {
    const popover = ref.current
    const toggled = (event: ToggleEvent): void => {
      if (event.newState === 'closed') onClose()
    }
    popover?.addEventListener('toggle', toggled)
    return () => popover?.removeEventListener('toggle', toggled)
  }, [onClose])
  return (
    <div ref={ref} popover="auto" class={style.popover}>
      {children}
    </div>
  )
}

function boxOf(anchor: Element | { x: number; y: number }): Box {
  if (anchor instanceof Element) return anchor.getBoundingClientRect()
  return { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y }
}
