import { useRef } from 'preact/hooks'
import type { SeenMessage } from '../../../../src/api.js'
import { usePhone } from '../phone-ui.js'

const LONG_PRESS_MS = 450

/** Opens the menu of a message by its button, the right mouse button, the menu key, Enter or a long press. */
export function useMessageMenu(messages: readonly [SeenMessage, ...SeenMessage[]]) {
  const { menu } = usePhone()
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const show = (target: EventTarget | null, anchor: Element | { x: number; y: number }): void => {
    menu.value = { message: messageAt(target, messages), anchor }
  }
  const held = useRef<(() => void) | null>(null)
  const stop = (): void => {
    clearTimeout(timer.current)
    held.current = null
  }
  return {
    open: (event: MouseEvent): void => show(event.target, event.currentTarget as Element),
    handlers: {
      onContextMenu: (event: MouseEvent): void => {
        // A link and selected text have a menu of the browser's own.
        if ((event.target as Element).closest('a') || !getSelection()?.isCollapsed) return
        event.preventDefault()
        stop()
        // The menu key gives no place.
        const place =
          event.clientX > 0 ? { x: event.clientX, y: event.clientY } : (event.currentTarget as Element)
        show(event.target, place)
      },
      onKeyDown: (event: KeyboardEvent): void => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return
        event.preventDefault()
        show(event.target, event.currentTarget as Element)
      },
      onPointerDown: (event: PointerEvent): void => {
        if (event.pointerType !== 'touch') return
        const { target, clientX: x, clientY: y } = event
        stop()
        timer.current = setTimeout(() => {
          held.current = () => show(target, { x, y })
        }, LONG_PRESS_MS)
      },
      onPointerUp: (): void => {
        // Not before the finger is up: that would close the menu again.
        if (held.current) setTimeout(held.current)
        stop()
      },
      onPointerMove: stop,
      onPointerCancel: stop,
    },
  }
}

/** The one of an album that was meant, or the first. */
function messageAt(
  target: EventTarget | null,
  messages: readonly [SeenMessage, ...SeenMessage[]],
): SeenMessage {
  const id = target instanceof Element && target.closest<HTMLElement>('[data-message-id]')?.dataset.messageId
  return messages.find(({ messageId }) => String(messageId) === id) ?? messages[0]
}
