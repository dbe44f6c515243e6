import { Check, Mic, SendHorizontal } from 'lucide'
import type { ChatModel } from '../state/chat.js'
import { IconButton } from '../ui/button.js'
import style from './composer.module.css'
import { composerOf } from './composer-model.js'
import { charactersLeft, MAX_CAPTION, MAX_TEXT } from './drafts.js'
import { submit } from './sending.js'

/** Sends what is written; with nothing written, it records. */
export function SendButton({ chat }: { chat: ChatModel }) {
  const model = composerOf(chat)
  const { value: draft } = chat.draft
  const text = written(chat).trim()
  if (draft.kind === 'new' && text === '') {
    return (
      <IconButton
        icon={Mic}
        label="Record voice"
        onClick={() => {
          model.recording.value = true
        }}
      />
    )
  }
  const empty = text === '' && draft.kind === 'edit' && draft.message.kind === 'text'
  return (
    <span class={style.send}>
      <IconButton
        icon={draft.kind === 'edit' ? Check : SendHorizontal}
        label={draft.kind === 'edit' ? 'Save' : 'Send'}
        disabled={empty || text.length > mostFor(chat)}
        onClick={() => {
          submit(chat)
          model.field.current?.focus()
        }}
      />
    </span>
  )
}

/** How many characters are left, or too many. */
export function TooLong({ chat }: { chat: ChatModel }) {
  const left = charactersLeft(written(chat), mostFor(chat))
  if (left === null) return null
  return (
    <span
      class={left < 0 ? `${style.left} ${style.over}` : style.left}
      role="status"
      aria-label={left < 0 ? `${-left} characters too many` : `${left} characters left`}
    >
      {left}
    </span>
  )
}

function written(chat: ChatModel): string {
  const { text, edited } = composerOf(chat)
  return chat.draft.value.kind === 'edit' ? edited.value : text.value
}

function mostFor(chat: ChatModel): number {
  const { value: draft } = chat.draft
  return draft.kind === 'edit' && draft.message.kind !== 'text' ? MAX_CAPTION : MAX_TEXT
}
