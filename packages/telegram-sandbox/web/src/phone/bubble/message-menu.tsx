import { Copy, Pencil, Reply, Route, Trash2 } from 'lucide'
import type { SeenMessage } from '../../../../src/api.js'
import { isEditable } from '../../composer/drafts.js'
import { startEdit } from '../../composer/sending.js'
import { showTrace } from '../../inspector/show-trace.js'
import { control } from '../../server/control.js'
import { traffic } from '../../state/traffic.js'
import { Menu, type MenuItem } from '../../ui/menu.js'
import { copy, notify, type PhoneUi, trying, usePhone } from '../phone-ui.js'
import style from './message-menu.module.css'
import { coloured, ownReaction, REACTIONS } from './reactions.js'
import { traceOf } from './trace.js'

/** What can be done with a message. */
export function MessageMenu() {
  const ui = usePhone()
  const { value: open } = ui.menu
  if (!open) return null
  const close = (): void => {
    ui.menu.value = null
  }
  return (
    <Menu
      key={open.message.messageId}
      anchor={open.anchor}
      label="Message"
      items={itemsFor(ui, open.message)}
      onClose={close}
    >
      <Emojis message={open.message} close={close} />
    </Menu>
  )
}

function Emojis({ message, close }: { message: SeenMessage; close: () => void }) {
  const ui = usePhone()
  const own = ownReaction(message)
  return (
    <div class={style.emojis}>
      {REACTIONS.map((emoji) => (
        <button
          key={emoji}
          type="button"
          role="menuitemcheckbox"
          aria-checked={own === emoji}
          aria-label={`React with ${emoji}`}
          onClick={() => {
            close()
            trying(ui, control.react(ui.chat.id, message.messageId, own === emoji ? null : emoji))
          }}
        >
          {coloured(emoji)}
        </button>
      ))}
    </div>
  )
}

function itemsFor(ui: PhoneUi, message: SeenMessage): MenuItem[] {
  const { chat } = ui
  const { messageId, text, from } = message
  const items: MenuItem[] = [
    {
      text: 'Reply',
      icon: Reply,
      onSelect: () => {
        chat.draft.value = { kind: 'new', replyTo: message }
      },
    },
  ]
  if (isEditable(message)) {
    items.push({ text: 'Edit', icon: Pencil, onSelect: () => startEdit(chat, message) })
  }
  if (text) items.push({ text: 'Copy text', icon: Copy, onSelect: () => copy(ui, text) })
  if (from === 'member') {
    items.push({ text: 'Show its way', icon: Route, onSelect: () => showWay(ui, messageId) })
  }
  items.push({
    text: 'Delete for me',
    icon: Trash2,
    danger: true,
    onSelect: () => trying(ui, control.deleteMessage(chat.id, messageId)),
  })
  return items
}

function showWay(ui: PhoneUi, messageId: number): void {
  const trace = traceOf(traffic.value, ui.chat.id, messageId)
  if (trace === null) notify(ui, 'The way of this message is no longer remembered')
  else showTrace(trace)
}
