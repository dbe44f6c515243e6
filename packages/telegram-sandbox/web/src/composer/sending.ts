import type { SeenMessage } from '../../../src/api.js'
import { control } from '../server/control.js'
import type { ChatModel } from '../state/chat.js'
import { attempt } from '../ui/toast.js'
import { composerOf } from './composer-model.js'
import { MAX_TEXT, replyOf, restored } from './drafts.js'

/** Does something after all that this member has sent before; what fails does not hold up what follows. */
export function inOrder<T>(chat: ChatModel, work: () => Promise<T>): Promise<T> {
  const model = composerOf(chat)
  const done = model.sending.then(work)
  model.sending = done.catch(() => {})
  return done
}

/** Sends what is written, or finishes the edit. Text that fails to go out comes back into the field. */
export function submit(chat: ChatModel): void {
  const { value: draft } = chat.draft
  if (draft.kind === 'edit') attempt(finishEdit(chat, draft.message))
  else attempt(sendNew(chat, draft.replyTo))
}

async function sendNew(chat: ChatModel, replyTo: SeenMessage | null): Promise<void> {
  const { text: field } = composerOf(chat)
  const text = field.value.trim()
  if (text === '' || text.length > MAX_TEXT) return
  field.value = ''
  endDraft(chat)
  try {
    await inOrder(chat, () => control.sendText(chat.id, text, replyOf(replyTo)))
  } catch (error) {
    field.value = restored(text, field.value)
    const { value: draft } = chat.draft
    if (draft.kind === 'new' && draft.replyTo === null) chat.draft.value = { kind: 'new', replyTo }
    throw error
  }
}

async function finishEdit(chat: ChatModel, message: SeenMessage): Promise<void> {
  const text = composerOf(chat).edited.value.trim()
  if (text.length > MAX_TEXT || (text === '' && message.kind === 'text')) return
  if (text !== (message.text ?? '')) {
    await inOrder(chat, () => control.edit(chat.id, message.messageId, text))
  }
  const { value: draft } = chat.draft
  if (draft.kind === 'edit' && draft.message.messageId === message.messageId) endDraft(chat)
}

/** No reply and no edit any more; a new message that was being written is there again. */
export function endDraft(chat: ChatModel): void {
  chat.draft.value = { kind: 'new', replyTo: null }
}

export function startEdit(chat: ChatModel, message: SeenMessage): void {
  chat.draft.value = { kind: 'edit', message }
}

/** The message that is answered by what is sent now; the answer is used up by that. */
export function takeReply(chat: ChatModel): SeenMessage | null {
  const { value: draft } = chat.draft
  if (draft.kind === 'edit') return null
  endDraft(chat)
  return draft.replyTo
}

/** Sends any other content, as an answer when one was begun. */
export function sendOther(chat: ChatModel, fields: Record<string, unknown>): Promise<unknown> {
  const replyTo = takeReply(chat)
  if (replyTo === null) return inOrder(chat, () => control.sendOther(chat.id, fields))
  const { reply_to_message: _, ...quoted } = replyTo.message
  return inOrder(chat, () => control.sendOther(chat.id, { ...fields, reply_to_message: quoted }))
}
