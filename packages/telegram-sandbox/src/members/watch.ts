import type { Match, SeenMessage, View, WaitOptions } from '../api.js'
import type { Bot } from '../world/bot.js'
import { memberInfo } from '../world/member.js'
import { memberOf } from './people.js'
import { seen } from './seen.js'
import { Waiters } from './waiters.js'

/** What a member now sees. */
export function view(bot: Bot, memberId: number): View {
  const member = memberOf(bot, memberId)
  return { member: memberInfo(member), messages: member.log.all().map(seen), keyboard: member.log.keyboard }
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
