import { changed } from '../../world/bot.js'
import { pollPlaces, showPoll } from '../../world/polls.js'
import { checkInlineMarkup } from '../markup.js'
import { type Method, method } from '../method.js'
import { mustBeReachable } from '../recipient.js'
import { badRequest } from '../refusal.js'
import { messageNamed } from '../target.js'

export const stopPoll: Method = method('stopPoll', ({ bot }, params) => {
  const { member, stored } = messageNamed(bot, params.chat_id, params.message_id, 'message with poll to stop')
  const { poll, forward_origin: forwarded } = stored.message
  if (!poll) throw badRequest('message is not a poll')
  if (stored.from !== 'bot' || forwarded) throw badRequest("poll can't be stopped")
  if (poll.is_closed) throw badRequest('poll has already been closed')
  const markup = checkInlineMarkup(params.reply_markup, {
    localWebApps: bot.settings.localWebApps,
    invoice: false,
  })
  mustBeReachable(member)
  const { reply_markup: _, ...rest } = stored.message
  stored.message = markup ? { ...rest, reply_markup: markup } : rest
  const closed = { ...poll, is_closed: true }
  for (const place of pollPlaces(bot, poll.id)) {
    showPoll(place.stored, closed)
    changed(bot, place.member, place.stored, 'edited')
  }
  bot.world.delivery.push('poll', closed, member.user.id)
  return closed
})
