import type { TelegramPoll } from '@gramio/types'
import { type Bot, changed } from '../world/bot.js'
import { pollPlaces, showPoll } from '../world/polls.js'
import { ControlError } from './control-error.js'
import { activeMember } from './people.js'

/** Chooses options of a poll, or takes the vote back (none). The bot hears of its own polls, by name of the open ones. */
export function vote(
  bot: Bot,
  memberId: number,
  messageId: number,
  optionIds: number[],
): { updateId: number | null } {
  const member = activeMember(bot, memberId)
  const stored = member.log.get(messageId)
  const { poll } = stored?.message ?? {}
  if (!stored || !poll) throw new ControlError(`there is no poll ${messageId}`)
  const before = stored.vote ?? []
  const chosen = [...new Set(optionIds)].sort((a, b) => a - b)
  check(poll, before, chosen)
  if (chosen.join() === before.join()) return { updateId: null }
  const after = counted(poll, before, chosen)
  const places = pollPlaces(bot, poll.id)
  for (const place of places) {
    if (place.member === member) place.stored.vote = chosen
    showPoll(place.stored, after)
    changed(bot, place.member, place.stored, 'edited')
  }
  const ofBot = places.some((place) => place.stored.from === 'bot' && !place.stored.message.forward_origin)
  if (!ofBot) return { updateId: null }
  const { delivery } = bot.world
  const persistent = chosen.flatMap((id) => poll.options[id]?.persistent_id ?? [])
  const answer = {
    poll_id: poll.id,
    user: member.user,
    option_ids: chosen,
    option_persistent_ids: persistent,
  }
  const updateId = poll.is_anonymous ? null : delivery.push('poll_answer', answer, memberId)
  delivery.push('poll', after, memberId)
  return { updateId }
}

function check(poll: TelegramPoll, before: number[], chosen: number[]): void {
  if (poll.is_closed) throw new ControlError('the poll is closed')
  if (chosen.some((id) => !Number.isInteger(id) || id < 0 || id >= poll.options.length))
    throw new ControlError('the poll has no such option')
  if (chosen.length > 1 && !poll.allows_multiple_answers)
    throw new ControlError('the poll takes one option only')
  if (before.length > 0 && !poll.allows_revoting) throw new ControlError('the vote cannot be changed')
}

/** The poll with one member's vote changed. */
function counted(poll: TelegramPoll, before: number[], chosen: number[]): TelegramPoll {
  const has = (list: number[], id: number): number => (list.includes(id) ? 1 : 0)
  return {
    ...poll,
    options: poll.options.map((option, id) => ({
      ...option,
      voter_count: option.voter_count - has(before, id) + has(chosen, id),
    })),
    total_voter_count: poll.total_voter_count - Math.min(1, before.length) + Math.min(1, chosen.length),
  }
}
