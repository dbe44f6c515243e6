import type { TelegramMessage } from '@gramio/types'
import { areMessageFields } from '../schema/validate.js'
import { DICE_SIDES, newPollId, thrown } from '../world/chance.js'
import { ControlError } from './control-error.js'

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A dice falls as chance will. */
function dice({ emoji = '🎲', value, ...rest }: Fields): Fields {
  if (typeof emoji !== 'string' || !Object.hasOwn(DICE_SIDES, emoji))
    throw new ControlError('there is no such dice')
  return { ...rest, emoji, value: value ?? thrown(emoji) }
}

/** What a member says of a poll is its question, its options and its sort. */
function poll({ options, ...given }: Fields): Fields {
  if (!Array.isArray(options) || options.length < 1 || options.length > 12)
    throw new ControlError('a poll has 1 to 12 options')
  const whole: unknown[] = options.map((option: unknown, index) => ({
    persistent_id: String(index),
    voter_count: 0,
    ...(isFields(option) ? option : { text: option }),
  }))
  const type = given.type ?? 'regular'
  return {
    id: newPollId(),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: true,
    type,
    allows_multiple_answers: false,
    allows_revoting: type !== 'quiz',
    members_only: false,
    ...given,
    options: whole,
  }
}

/** The fields of a message, with what only Telegram knows filled in: the throw of a dice, the rest of a poll. */
export function otherContent(given: Fields): Partial<TelegramMessage> {
  const fields: Fields = { ...given }
  if (isFields(fields.dice)) fields.dice = dice(fields.dice)
  if (isFields(fields.poll)) fields.poll = poll(fields.poll)
  if (isFields(fields.venue)) fields.location ??= fields.venue.location
  if (!areMessageFields(fields)) throw new ControlError('fields: no fields of a message')
  return fields
}
