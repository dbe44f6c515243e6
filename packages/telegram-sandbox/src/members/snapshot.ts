import type { BotControl, Chat, Snapshot } from '../api.js'
import type { Bot } from '../world/bot.js'
import { chatState } from '../world/chat-state.js'
import { type MemberState, memberInfo } from '../world/member.js'
import { seen } from './seen.js'

const NEWEST = 200

/** What is known of the crowd and of the services. */
export type Surroundings = Pick<BotControl, 'crowd' | 'figures' | 'services'>

/** All that a page shows at first. Nothing can happen between its parts. */
export function snapshotOf(bot: Bot, around: Surroundings): Snapshot {
  const { event } = bot.hooks
  const phones = [...bot.world.members.values()].filter(({ crowd }) => !crowd)
  return {
    epoch: event.epoch,
    seq: event.seq,
    bot: bot.me,
    token: bot.token,
    chats: phones.map((member) => chatWith(bot, member)),
    faults: bot.world.faults.list(),
    crowd: around.crowd(),
    figures: around.figures(),
    services: around.services(),
  }
}

function chatWith(bot: Bot, member: MemberState): Chat {
  const messages = member.log.all()
  const newest = messages.slice(Math.max(0, messages.length - NEWEST))
  return {
    member: memberInfo(member),
    messages: newest.map(seen),
    hasOlder: newest.length < messages.length,
    state: chatState(bot, member),
  }
}
