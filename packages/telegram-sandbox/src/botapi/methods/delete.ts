import { type Bot, changed, unixNow } from '../../world/bot.js'
import type { StoredMessage } from '../../world/chat-log.js'
import { endForcedReply } from '../../world/chat-state.js'
import type { MemberState } from '../../world/member.js'
import { type Method, method } from '../method.js'
import { memberNamed } from '../recipient.js'
import { badRequest } from '../refusal.js'

const MAX_AGE_SECONDS = 48 * 3600

function remove(bot: Bot, member: MemberState, stored: StoredMessage): void {
  stored.deleted = true
  changed(bot, member, stored, 'deleted')
  if (member.log.forceReply?.messageId === stored.message.message_id) endForcedReply(bot, member)
}

const canDelete = (stored: StoredMessage): boolean => unixNow() - stored.message.date < MAX_AGE_SECONDS

const deleteMessage = method('deleteMessage', ({ bot }, params) => {
  const member = memberNamed(bot, params.chat_id)
  const stored = member.log.get(params.message_id)
  if (!stored) throw badRequest('message to delete not found')
  if (!canDelete(stored)) throw badRequest("message can't be deleted for everyone")
  remove(bot, member, stored)
  return true
})

const deleteMessages = method('deleteMessages', ({ bot }, params) => {
  const { message_ids: ids } = params
  if (ids.length === 0) throw badRequest('message identifiers are not specified')
  if (ids.length > 100) throw badRequest('too many message identifiers specified')
  if (ids.some((id) => id <= 0)) throw badRequest('invalid message identifier specified')
  const member = memberNamed(bot, params.chat_id)
  for (const id of ids) {
    const stored = member.log.get(id)
    if (stored && canDelete(stored)) remove(bot, member, stored)
  }
  return true
})

export const deleteMethods: Method[] = [deleteMessage, deleteMessages]
