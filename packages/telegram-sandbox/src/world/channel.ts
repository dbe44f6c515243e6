import type { TelegramChat } from '@gramio/types'
import type { Channel, Membership, NewChannel } from '../api.js'

/** A channel, and who is what in it. Who is not listed has left or never came. */
export interface ChannelState {
  chat: TelegramChat
  botIsAdmin: boolean
  memberships: Map<number, Membership>
}

export function newChannel(given: NewChannel, id: number): ChannelState {
  const chat: TelegramChat = { id, title: given.title ?? 'Channel', type: 'channel' }
  if (given.username !== undefined) chat.username = given.username
  return { chat, botIsAdmin: given.botIsAdmin ?? true, memberships: new Map() }
}

export function channelInfo(channel: ChannelState): Channel {
  const info: Channel = {
    id: channel.chat.id,
    title: channel.chat.title ?? '',
    botIsAdmin: channel.botIsAdmin,
  }
  if (channel.chat.username !== undefined) info.username = channel.chat.username
  return info
}
