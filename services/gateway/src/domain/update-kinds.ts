import type { Update } from './parse-update.js'

/** The kinds of updates that concern a member, and that Telegram is asked for. */
export const UPDATE_KINDS = [
  'message',
  'edited_message',
  'callback_query',
  'message_reaction',
  'my_chat_member',
  'pre_checkout_query',
] as const

export type UpdateKind = (typeof UPDATE_KINDS)[number]

/** `other`: a kind that was not asked for, or that nobody knows. */
export function kindOf(update: Update): UpdateKind | 'other' {
  return UPDATE_KINDS.find((kind) => Object.hasOwn(update, kind)) ?? 'other'
}
