import type { Match, SeenMessage, View, WaitOptions } from '../api.js'
import type { Bot } from '../world/bot.js'
import { memberInfo } from '../world/member.js'
import { memberOf } from './people.js'
import { seen } from './seen.js'
import { Waiters } from './waiters.js'

/** What a member now sees. */
export function view(bot: Bot, memberId: number): View {
  const member = memberOf(bot, memberId)
  const { log } = member
  return {
    member: memberInfo(member),
    messages: log.all().map(seen),
    keyboard: log.keyboard?.keyboard ?? null,
  }
}

const PAGE = 100

/** The newest messages of a chat, or of those before one; oldest first. */
export function messagesOf(
  bot: Bot,
  memberId: number,
  { before = Number.POSITIVE_INFINITY, limit = PAGE }: { before?: number; limit?: number } = {},
): SeenMessage[] {
  const older = memberOf(bot, memberId)
    .log.all()
    .filter(({ message }) => message.message_id < before)
  return older.slice(Math.max(0, older.length - limit)).map(seen)
}

/** The first message that matches, now or later. */
export function waitFor(
  bot: Bot,
  memberId: number,
  match: Match,
  options: WaitOptions,
): Promise<SeenMessage> {
  const member = memberOf(bot, memberId)
  member.waiters ??= new Waiters()
  return member.waiters.wait(member.log.all().map(seen), match, options)
}
