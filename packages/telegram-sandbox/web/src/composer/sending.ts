import type { SeenMessage } from '../../../src/api.js'
import { control, type MediaMessage } from '../server/control.js'
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
  else attempt(sendNew(chat))
}

async function sendNew(chat: ChatModel): Promise<void> {
  const { text: field } = composerOf(chat)
  const text = field.value.trim()
  if (text === '' || text.length > MAX_TEXT) return
  field.value = ''
  try {
    await answering(chat, (to) => control.sendText(chat.id, text, to ? replyOf(to) : undefined))
  } catch (error) {
    field.value = restored(text, field.value)
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

/** Sends something that answers the message of the draft, if there is one; when it fails, the draft is there again. */
export async function answering<T>(
  chat: ChatModel,
  send: (replyTo: SeenMessage | null) => Promise<T>,
): Promise<T> {
  const { value: draft } = chat.draft
  const replyTo = draft.kind === 'new' ? draft.replyTo : null
  if (replyTo) endDraft(chat)
  try {
    return await inOrder(chat, () => send(replyTo))
  } catch (error) {
    beginReply(chat, replyTo)
    throw error
  }
}

/** Unless something else is being answered or edited by now. */
function beginReply(chat: ChatModel, replyTo: SeenMessage | null): void {
  const { value: draft } = chat.draft
  if (draft.kind === 'new' && draft.replyTo === null) chat.draft.value = { kind: 'new', replyTo }
}

/** Sends any other content. Throws RequestFailed. */
export const sendOther = (chat: ChatModel, fields: Record<string, unknown>): Promise<unknown> =>
  answering(chat, (replyTo) => control.sendOther(chat.id, { ...fields, ...quoted(replyTo) }))

function quoted(replyTo: SeenMessage | null): Record<string, unknown> {
  if (replyTo === null) return {}
  const { reply_to_message: _, ...message } = replyTo.message
  return { reply_to_message: message }
}

/** Sends a file that is there already. Throws RequestFailed. */
export const sendMedia = (chat: ChatModel, message: MediaMessage): Promise<unknown> =>
  answering(chat, (to) => control.sendMedia(chat.id, { ...message, ...(to && { replyTo: replyOf(to) }) }))

export const sendAlbum = (chat: ChatModel, items: readonly MediaMessage[]): Promise<unknown> =>
  answering(chat, (to) =>
    control.sendAlbum(
      chat.id,
      items.map((item) => ({ ...item, ...(to && { replyTo: replyOf(to) }) })),
    ),
  )
