import type { Bot } from '../world/bot.js'
import type { ChannelState } from '../world/channel.js'
import type { MemberState } from '../world/member.js'
import { badRequest, forbidden } from './refusal.js'

/** A chat that the bot names: a member's, or a channel. Throws Telegram's 400s. */
export function chatNamed(bot: Bot, chatId: number | string): MemberState | ChannelState {
  const { members, channels } = bot.world
  if (chatId === '') throw badRequest('chat_id is empty')
  const id = typeof chatId === 'number' ? chatId : Number(chatId)
  if (typeof chatId === 'string' && chatId.startsWith('@')) {
    const name = chatId.slice(1).toLowerCase()
    for (const channel of channels.values()) if (channel.chat.username?.toLowerCase() === name) return channel
    throw badRequest('chat not found')
  }
  const found = members.get(id) ?? channels.get(id)
  if (!found) throw badRequest('chat not found')
  return found
}

export function isMember(chat: MemberState | ChannelState): chat is MemberState {
  return 'user' in chat
}

/** The member whose private chat is named. */
export function memberNamed(bot: Bot, chatId: number | string): MemberState {
  if (typeof chatId === 'number') {
    const member = bot.world.members.get(chatId)
    if (member) return member
  }
  if (wasMember(bot, Number(chatId))) throw forbidden('user is deactivated')
  const chat = chatNamed(bot, chatId)
  if (isMember(chat)) return chat
  if (!chat.botIsAdmin) throw forbidden('bot is not a member of the channel chat')
  throw badRequest('sandbox: messages to channels are not played')
}

/** Whether the id was of a member who is there no more. */
function wasMember(bot: Bot, id: number): boolean {
  const { members, memberIds } = bot.world
  return !members.has(id) && (memberIds.wasGiven(id) || memberIds.crowd.has(id))
}

/** Throws the 403 of a member who cannot be written to. */
export function mustBeReachable(member: MemberState): void {
  if (member.deactivated) throw forbidden('user is deactivated')
  if (member.blocked) throw forbidden('bot was blocked by the user')
  if (!member.started) throw forbidden("bot can't initiate conversation with a user")
}
