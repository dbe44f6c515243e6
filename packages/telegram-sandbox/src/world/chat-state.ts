import { isDeepStrictEqual } from 'node:util'
import type { ChatState } from '../api.js'
import type { Bot } from './bot.js'
import { keepMember, keepProfile } from './keep.js'
import type { MemberState } from './member.js'
import { commandsFor, languageOf, menuButtonFor, textIn } from './profile.js'

/** What now stands around the messages of a member's chat. */
export function chatState(bot: Bot, member: MemberState): ChatState {
  const { profile } = bot.world
  const { user, log } = member
  const language = languageOf(user)
  return {
    keyboard: log.keyboard,
    forceReply: log.forceReply,
    commands: commandsFor(profile, user),
    menuButton: menuButtonFor(profile, user.id),
    description: textIn(profile, 'description', language),
    botName: textIn(profile, 'name', language) || bot.me.first_name,
  }
}

/** Tells those who watch when something of it has changed. */
export function chatChanged(bot: Bot, member: MemberState): void {
  const { event } = bot.hooks
  keepMember(bot, member)
  if (member.crowd || !event.active) return
  const state = chatState(bot, member)
  if (isDeepStrictEqual(state, member.toldState)) return
  member.toldState = state
  event.emit({ type: 'chat', memberId: member.user.id, state })
}

/** Nothing is asked of the member any more: they wrote, or the message that asked is gone. */
export function endForcedReply(bot: Bot, member: MemberState): void {
  if (!member.log.forceReply) return
  member.log.forceReply = null
  chatChanged(bot, member)
}

/** The bot has changed what it says about itself. */
export function profileChanged(bot: Bot): void {
  keepProfile(bot)
  if (!bot.hooks.event.active) return
  for (const member of bot.world.members.values()) chatChanged(bot, member)
}
