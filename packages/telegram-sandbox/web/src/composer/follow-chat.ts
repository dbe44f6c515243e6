import { effect } from '@preact/signals'
import type { ChatModel } from '../state/chat.js'
import type { ComposerModel } from './model.js'

/** Keeps what is written in step with the chat: an edit begins with the old text, a forced reply with its message. */
export function followChat(chat: ChatModel, model: ComposerModel): void {
  let editing: number | null = null
  effect(() => {
    const { value: draft } = chat.draft
    const message = draft.kind === 'edit' ? draft.message : null
    if (message && message.messageId !== editing) model.edited.value = message.text ?? ''
    editing = message?.messageId ?? null
  })
  effect(() => {
    const forced = chat.state.value.forceReply
    if (forced === null || forced.messageId <= model.forcedReply) return
    const message = chat.messages.value.find(({ messageId }) => messageId === forced.messageId)
    // The state may be here before the message that it speaks of.
    if (message === undefined) return
    model.forcedReply = forced.messageId
    if (chat.draft.peek().kind === 'new') chat.draft.value = { kind: 'new', replyTo: message }
  })
  let shown = chat.state.value.keyboard?.messageId
  effect(() => {
    const sent = chat.state.value.keyboard?.messageId
    if (sent !== shown) model.keyboardHidden.value = false
    shown = sent
  })
}
