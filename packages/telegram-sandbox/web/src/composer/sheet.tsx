import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import style from './sheet.module.css'

/** Something that covers one phone only: the others go on. It takes the focus and gives it back. */
export function Sheet({
  label,
  height,
  onLeave,
  children,
}: {
  label: string
  height?: string
  /** Escape, or a press beside the sheet. */
  onLeave: () => void
  children: ComponentChildren
}) {
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    sheet.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape does the same for the keyboard
    <div
      class={style.scrim}
      onClick={(event) => {
        if (event.target === event.currentTarget) onLeave()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onLeave()
      }}
    >
      <section
        ref={sheet}
        class={style.sheet}
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        style={height ? { height } : {}}
      >
        {children}
      </section>
    </div>
  )
}
