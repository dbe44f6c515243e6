import { changed } from '../../world/bot.js'
import { type Method, method } from '../method.js'
import { mustBeReachable } from '../recipient.js'
import { badRequest } from '../refusal.js'
import { messageNamed } from '../target.js'

export const setMessageReaction: Method = method('setMessageReaction', ({ bot }, params) => {
  const { member, stored } = messageNamed(bot, params.chat_id, params.message_id, 'message to react')
  const { reaction = [] } = params
  if (reaction.length > 1) throw badRequest('REACTIONS_TOO_MANY')
  if (reaction.some((one) => one.type !== 'emoji')) throw badRequest('REACTION_INVALID')
  mustBeReachable(member)
  stored.reactions.bot = reaction
  changed(bot, member, stored, 'reaction')
  return true
})
