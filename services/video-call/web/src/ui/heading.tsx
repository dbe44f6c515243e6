import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** The title of a screen. It takes the focus when the screen comes, so that a screen reader says where one is. */
export function Heading({ children }: { children: ComponentChildren }) {
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => ref.current?.focus({ preventScroll: true }), [])
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  )
}
