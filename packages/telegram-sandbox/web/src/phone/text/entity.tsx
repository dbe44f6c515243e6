import { Copy } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { inOrder } from '../../composer/sending.js'
import { safeUrl } from '../../model/rich-text.js'
import { control } from '../../server/control.js'
import { Icon } from '../../ui/icon.js'
import { copy, reveal, trying, usePhone } from '../phone-ui.js'
import style from './text.module.css'

type Content = { children: ComponentChildren }

export function Link({ address, children }: Content & { address: string }) {
  const url = safeUrl(address)
  if (url === null) return <span title={address}>{children}</span>
  return (
    <a dir="auto" href={url} title={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}

/** Sends itself when pressed. */
export function Command({ text }: { text: string }) {
  const ui = usePhone()
  const { chat } = ui
  return (
    <button
      type="button"
      class={style.command}
      dir="auto"
      onClick={() =>
        trying(
          ui,
          inOrder(chat, () => control.sendText(chat.id, text)),
        )
      }
    >
      {text}
    </button>
  )
}

/** Copies itself when pressed. */
export function Code({ text, children }: Content & { text: string }) {
  const ui = usePhone()
  return (
    <button type="button" class={style.code} title="Copy" onClick={() => copy(ui, text)}>
      <code>{children}</code>
    </button>
  )
}

export function Pre({ text, language, children }: Content & { text: string; language?: string | undefined }) {
  const ui = usePhone()
  return (
    <span class={style.block}>
      <span class={style.language}>
        {language || 'code'}
        <button type="button" aria-label="Copy the code" title="Copy" onClick={() => copy(ui, text)}>
          <Icon of={Copy} size={14} />
        </button>
      </span>
      <code class={style.pre} dir="ltr">
        {children}
      </code>
    </span>
  )
}

/** Hidden until tapped; a tap shows all spoilers of its message. */
export function Spoiler({ messageId, children }: Content & { messageId: number }) {
  const ui = usePhone()
  if (ui.revealed.value.has(messageId)) return <span class={style.revealed}>{children}</span>
  return (
    <button
      type="button"
      class={style.spoiler}
      aria-label="Show the hidden text"
      onClick={() => reveal(ui, messageId)}
    >
      <span aria-hidden="true" inert>
        {children}
      </span>
    </button>
  )
}

export function Quote({ expandable, children }: Content & { expandable: boolean }) {
  const ref = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(!expandable)
  const [cut, setCut] = useState(false)
  useLayoutEffect(() => {
    const quote = ref.current
    if (quote && expandable) setCut(quote.scrollHeight > quote.clientHeight + 1 || open)
  }, [expandable, open, children])
  return (
    <span class={style.quote}>
      <span ref={ref} class={open ? undefined : style.clamped} dir="auto">
        {children}
      </span>
      {expandable && cut && (
        <button type="button" class={style.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Show less' : 'Show more'}
        </button>
      )}
    </span>
  )
}
