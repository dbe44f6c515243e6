import { isJsonObject, type JsonObject } from './json.js'
import type { Update } from './parse-update.js'
import { kindOf, type UpdateKind } from './update-kinds.js'

/** Where an update goes. `nobody`: it concerns no member, such as what happens in groups and channels. */
export type Destination =
  | { readonly to: 'member'; readonly memberId: number }
  | { readonly to: 'admin'; readonly adminId: number }
  /** Somebody is about to pay, and Telegram waits for the answer. */
  | { readonly to: 'checkout'; readonly memberId: number }
  | { readonly to: 'nobody' }

export interface ClassifiedUpdate {
  readonly update: Update
  readonly kind: UpdateKind | 'other'
  readonly destination: Destination
  /** Somebody who is no admin used what only admins may: answered as anything unknown, but worth a line in the log. */
  readonly isAttempt: boolean
}

const ADMIN_COMMAND = /^\/admin(?:_\w+)?(?:@\w+)?(?:\s|$)/
const ADMIN_BUTTON = 'admin:'

/**
 * Says whose an update is and which service handles it, by its content alone.
 * @param admins Telegram ids of the admins; from anybody else an admin command is like any unknown one
 */
export function classify(update: Update, admins: ReadonlySet<number>): ClassifiedUpdate {
  const kind = kindOf(update)
  const payload = kind === 'other' ? undefined : update[kind]
  const memberId = kind === 'other' || !isJsonObject(payload) ? undefined : memberOf(kind, payload)
  if (kind === 'other' || !isJsonObject(payload) || memberId === undefined)
    return { update, kind, destination: { to: 'nobody' }, isAttempt: false }
  const forAdmins = isForAdmins(kind, payload)
  if (forAdmins && admins.has(memberId))
    return { update, kind, destination: { to: 'admin', adminId: memberId }, isAttempt: false }
  const to = kind === 'pre_checkout_query' ? 'checkout' : 'member'
  return { update, kind, destination: { to, memberId }, isAttempt: forAdmins }
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
