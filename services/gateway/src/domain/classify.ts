import { isJsonObject, type JsonObject } from './json.js'
import type { Update } from './parse-update.js'
import { kindOf, type UpdateKind } from './update-kinds.js'

/** Where an update goes. `nobody`: it concerns no member, such as what happens in groups and channels. */
export type Destination =
  | { readonly to: 'member'; readonly memberId: number }
  | { readonly to: 'admin'; readonly adminId: number }
  | { readonly to: 'nobody' }

export interface ClassifiedUpdate {
  readonly update: Update
  readonly kind: UpdateKind | 'other'
  readonly destination: Destination
}

const ADMIN_COMMAND = /^\/admin_\w/
const ADMIN_BUTTON = 'admin:'

/**
 * Says whose an update is and which service handles it, by its content alone.
 * @param admins Telegram ids of the admins; from anybody else an admin command is like any unknown one
 */
export function classify(update: Update, admins: ReadonlySet<number>): ClassifiedUpdate {
  const kind = kindOf(update)
  return { update, kind, destination: destinationOf(update, kind, admins) }
}

function destinationOf(update: Update, kind: UpdateKind | 'other', admins: ReadonlySet<number>): Destination {
  if (kind === 'other') return { to: 'nobody' }
  const payload = update[kind]
  if (!isJsonObject(payload)) return { to: 'nobody' }
  const memberId = memberOf(kind, payload)
  if (memberId === undefined) return { to: 'nobody' }
  if (admins.has(memberId) && isForAdmins(kind, payload)) return { to: 'admin', adminId: memberId }
  return { to: 'member', memberId }
}

function memberOf(kind: UpdateKind, payload: JsonObject): number | undefined {
  switch (kind) {
    case 'message':
    case 'edited_message':
    case 'my_chat_member':
      return memberIn(payload.chat, payload.from)
    case 'message_reaction':
      return memberIn(payload.chat, payload.user)
    case 'callback_query':
      return isJsonObject(payload.message) ? memberIn(payload.message.chat, payload.from) : undefined
    case 'pre_checkout_query':
      return idOf(payload.from)
  }
}

/** In a private chat the chat has the member's id. What the bot itself did there, as pinning, comes from another. */
function memberIn(chat: unknown, person: unknown): number | undefined {
  if (!isJsonObject(chat) || chat.type !== 'private') return undefined
  const id = idOf(person)
  return id === chat.id ? id : undefined
}

function idOf(person: unknown): number | undefined {
  if (!isJsonObject(person) || person.is_bot === true) return undefined
  const { id } = person
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined
}

/** An edited command is not run again, so only new messages count. Captions do: a broadcast may carry a photo. */
function isForAdmins(kind: UpdateKind, payload: JsonObject): boolean {
  switch (kind) {
    case 'message': {
      const words = payload.text ?? payload.caption
      return typeof words === 'string' && ADMIN_COMMAND.test(words)
    }
    case 'callback_query':
      return typeof payload.data === 'string' && payload.data.startsWith(ADMIN_BUTTON)
    case 'edited_message':
    case 'message_reaction':
    case 'my_chat_member':
    case 'pre_checkout_query':
      return false
  }
}
