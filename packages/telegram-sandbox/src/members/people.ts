import type { Member, MemberChanges, NewMember } from '../api.js'
import { type Bot, memberChanged, tell, unixNow } from '../world/bot.js'
import { chatChanged } from '../world/chat-state.js'
import { forgetMember, keepMember } from '../world/keep.js'
import { chatOf, type MemberState, memberInfo, newMember } from '../world/member.js'
import { ControlError } from './control-error.js'
import type { ChatMemberStatus } from './types.js'

/** Of thousands of chats that nobody scrolls, only what buttons and replies need is kept. */
const MESSAGES_PER_CROWD_CHAT = 20

/** A new person who has opened the bot's chat, but not pressed Start. */
export function createMember(bot: Bot, given: NewMember): Member {
  const { members, memberIds } = bot.world
  const id = given.id ?? memberIds.take((taken) => members.has(taken))
  if (members.has(id)) throw new ControlError(`there is a member ${id} already`)
  if (!Number.isSafeInteger(id) || id <= 0) throw new ControlError('a member id is a positive integer')
  if (given.id !== undefined && memberIds.wasGiven(id))
    throw new ControlError(`${id} was a member's id, and is never used again`)
  const { messagesPerChat } = bot.settings
  const kept = given.crowd ? Math.min(messagesPerChat, MESSAGES_PER_CROWD_CHAT) : messagesPerChat
  const member = newMember(given, { id, order: memberIds.joined, messagesKept: kept })
  memberIds.joined += 1
  members.set(id, member)
  if (member.crowd) memberIds.crowd.add(id)
  const info = memberChanged(bot, member)
  chatChanged(bot, member)
  return info
}

/** Changes how a member is called and what Telegram knows of them; the bot sees it in the next update. */
export function editMember(bot: Bot, memberId: number, changes: MemberChanges): Member {
  const member = memberOf(bot, memberId)
  const { first_name, is_premium } = changes
  // Older messages go on showing who the member was.
  const user = { ...member.user }
  if (first_name !== undefined) user.first_name = first_name
  for (const name of ['last_name', 'username', 'language_code'] as const) {
    const value = changes[name]
    if (value) user[name] = value
    else if (value !== undefined) delete user[name]
  }
  if (is_premium === true) user.is_premium = true
  else if (is_premium === false) delete user.is_premium
  member.user = user
  member.chat = chatOf(user)
  const info = memberChanged(bot, member)
  chatChanged(bot, member)
  return info
}

/** Takes a member away with their chat. To the bot they are somebody whose account is gone. */
export function removeMember(bot: Bot, memberId: number): void {
  const member = memberOf(bot, memberId)
  const { crowd } = member
  bot.world.members.delete(memberId)
  // Who belongs to the crowd may come back.
  if (!crowd) bot.world.memberIds.remove(memberId)
  forgetMember(bot, member)
  tell(bot, crowd, { type: 'member-gone', memberId })
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
  keepMember(bot, member)
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
