import type { TelegramPollOption } from '@gramio/types'
import { formatted, longerThan } from '../../text/formatted.js'
import { tell } from '../../world/bot.js'
import { newPollId, thrown } from '../../world/chance.js'
import { type Method, method } from '../method.js'
import { memberNamed, mustBeReachable } from '../recipient.js'
import { badRequest } from '../refusal.js'
import { send } from '../send.js'

const sendPoll = method('sendPoll', ({ bot }, params) => {
  const question = formatted(params.question, params.question_parse_mode, params.question_entities)
  if (question.text === '') throw badRequest('text must be non-empty')
  if (longerThan(question.text, 300)) throw badRequest('poll question length must not exceed 300')
  if (params.options.length === 0) throw badRequest('poll must have at least one answer option')
  if (params.options.length > 12) throw badRequest("poll can't have more than 12 options")
  const options = params.options.map(({ text }, index): TelegramPollOption => {
    if (text.trim() === '') throw badRequest('poll option must be non-empty')
    if (longerThan(text, 100)) throw badRequest('poll options length must not exceed 100')
    return { persistent_id: String(index), text: text.trim(), voter_count: 0 }
  })
  const { type = 'regular', correct_option_ids: correct } = params
  if (type === 'quiz' && !correct?.length) throw badRequest('QUIZ_CORRECT_ANSWERS_EMPTY')
  if (correct?.some((index) => index < 0 || index >= options.length))
    throw badRequest('wrong correct option ID specified')
  return send(bot, params, {
    poll: {
      id: newPollId(),
      question: question.text,
      ...(question.entities.length > 0 && { question_entities: question.entities }),
      options,
      total_voter_count: 0,
      is_closed: params.is_closed ?? false,
      is_anonymous: params.is_anonymous ?? true,
      type,
      allows_multiple_answers: params.allows_multiple_answers ?? false,
      allows_revoting: params.allows_revoting ?? type === 'regular',
      members_only: false,
      ...(type === 'quiz' && correct && { correct_option_ids: correct }),
    },
  })
})

const sendDice = method('sendDice', ({ bot }, params) => {
  const { emoji = '🎲' } = params
  return send(bot, params, { dice: { emoji, value: thrown(emoji) } })
})

const sendLocation = method('sendLocation', ({ bot }, params) => {
  const { latitude, longitude } = params
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest('wrong location specified')
  return send(bot, params, { location: { latitude, longitude } })
})

const sendVenue = method('sendVenue', ({ bot }, params) => {
  const { latitude, longitude, title, address } = params
  if (title === '' || address === '') throw badRequest('VENUE_INVALID')
  const location = { latitude, longitude }
  return send(bot, params, { venue: { location, title, address }, location })
})

const sendContact = method('sendContact', ({ bot }, params) => {
  const { phone_number, first_name, last_name } = params
  if (!/\d/.test(phone_number)) throw badRequest('wrong phone number specified')
  return send(bot, params, { contact: { phone_number, first_name, ...(last_name && { last_name }) } })
})

const sendChatAction = method('sendChatAction', ({ bot }, params) => {
  const member = memberNamed(bot, params.chat_id)
  mustBeReachable(member)
  tell(bot, member.crowd, { type: 'typing', memberId: member.user.id, action: params.action })
  return true
})

export const otherSendMethods: Method[] = [
  sendPoll,
  sendDice,
  sendLocation,
  sendVenue,
  sendContact,
  sendChatAction,
]
