import type { TelegramReactionType } from '@gramio/types'
import { isReactionEmoji } from '../schema/reactions.js'
import { type Bot, changed, unixNow } from '../world/bot.js'
import { ControlError } from './control-error.js'
import { activeMember } from './people.js'

/** Sets or takes back (null) the member's reaction. */
export function react(
  bot: Bot,
  memberId: number,
  messageId: number,
  emoji: string | null,
): { updateId: number | null } {
  const member = activeMember(bot, memberId)
  const stored = member.log.get(messageId)
  if (!stored) throw new ControlError(`there is no message ${messageId}`)
  const before = stored.reactions.member
  const after: TelegramReactionType[] = emoji === null ? [] : [reactionOf(emoji)]
  stored.reactions.member = after
  changed(bot, member, stored, 'reaction')
  const updateId = bot.world.delivery.push(
    'message_reaction',
    {
      chat: member.chat,
      message_id: messageId,
      user: member.user,
      date: unixNow(),
      old_reaction: before,
      new_reaction: after,
    },
    memberId,
  )
  return { updateId }
}

/** An emoji that Telegram offers, or the id of a custom one. */
function reactionOf(emoji: string): TelegramReactionType {
  if (/^\d+$/.test(emoji)) return { type: 'custom_emoji', custom_emoji_id: emoji }
  if (!isReactionEmoji(emoji)) throw new ControlError(`${emoji} is no reaction`)
  return { type: 'emoji', emoji }
}
