import type { Member, NewMember } from '../api.js'
import { type Bot, memberChanged, unixNow } from '../world/bot.js'
import { type MemberState, memberInfo, newMember } from '../world/member.js'
import { ControlError } from './control-error.js'
import type { ChatMemberStatus } from './types.js'

const FIRST_ID = 5_000_000_001
/** Of thousands of chats that nobody scrolls, only what buttons and replies need is kept. */
const MESSAGES_PER_CROWD_CHAT = 20

/** A new person who has opened the bot's chat, but not pressed Start. */
export function createMember(bot: Bot, given: NewMember): Member {
  const { members } = bot.world
  let id = given.id ?? FIRST_ID + members.size
  while (given.id === undefined && members.has(id)) id += 1
  if (members.has(id)) throw new ControlError(`there is a member ${id} already`)
  if (!Number.isSafeInteger(id) || id <= 0) throw new ControlError('a member id is a positive integer')
  const { messagesPerChat } = bot.settings
  const kept = given.crowd ? Math.min(messagesPerChat, MESSAGES_PER_CROWD_CHAT) : messagesPerChat
  const member = newMember(given, id, kept)
  members.set(id, member)
  return memberChanged(bot, member)
}

/** Takes a member away. What the bot still sends finds no chat. */
export function removeMember(bot: Bot, memberId: number): void {
  memberOf(bot, memberId)
  bot.world.members.delete(memberId)
  bot.hooks.event.emit({ type: 'member-gone', memberId })
}

export function memberOf(bot: Bot, memberId: number): MemberState {
  const member = bot.world.members.get(memberId)
  if (!member) throw new ControlError(`there is no member ${memberId}`)
  return member
}

/** A member who is about to do something in the chat. */
export function activeMember(bot: Bot, memberId: number): MemberState {
  const member = memberOf(bot, memberId)
  if (member.blocked) throw new ControlError(`member ${memberId} has blocked the bot`)
  if (member.deactivated) throw new ControlError(`member ${memberId} is deactivated`)
  member.lastWroteAt = Date.now()
  if (!member.started) {
    member.started = true
    memberChanged(bot, member)
  }
  return member
}

/** Blocks or unblocks the bot, which is told by my_chat_member. */
export function setBlocked(bot: Bot, memberId: number, blocked: boolean): void {
  const member = memberOf(bot, memberId)
  if (member.blocked === blocked) return
  member.blocked = blocked
  if (!blocked) member.started = true
  const status = (now: boolean): ChatMemberStatus =>
    now ? { user: bot.asSender, status: 'kicked', until_date: 0 } : { user: bot.asSender, status: 'member' }
  bot.world.delivery.push(
    'my_chat_member',
    {
      chat: member.chat,
      from: member.user,
      date: unixNow(),
      old_chat_member: status(!blocked),
      new_chat_member: status(blocked),
    },
    member.chat.id,
  )
  memberChanged(bot, member)
}

export function setDeactivated(bot: Bot, memberId: number, deactivated: boolean): void {
  const member = memberOf(bot, memberId)
  member.deactivated = deactivated
  memberChanged(bot, member)
}

export function setVoiceForbidden(bot: Bot, memberId: number, forbidden: boolean): void {
  const member = memberOf(bot, memberId)
  member.voiceForbidden = forbidden
  memberChanged(bot, member)
}

export function allMembers(bot: Bot): Member[] {
  return [...bot.world.members.values()].map(memberInfo)
}
