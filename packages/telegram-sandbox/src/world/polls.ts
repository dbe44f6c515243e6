import type { TelegramPoll } from '@gramio/types'
import type { Bot } from './bot.js'
import type { StoredMessage } from './chat-log.js'
import type { MemberState } from './member.js'

export interface PollPlace {
  member: MemberState
  stored: StoredMessage
}

/** Everywhere that a poll is shown: its message, and those that it was forwarded to. The crowd gets no polls. */
export function pollPlaces(bot: Bot, pollId: string): PollPlace[] {
  const places: PollPlace[] = []
  for (const member of bot.world.members.values()) {
    if (member.crowd) continue
    for (const stored of member.log.all()) {
      if (!stored.deleted && stored.message.poll?.id === pollId) places.push({ member, stored })
    }
  }
  return places
}

/** Shows a poll as it now stands; that is no edit of the message. */
export function showPoll(stored: StoredMessage, poll: TelegramPoll): void {
  stored.message = { ...stored.message, poll }
}
