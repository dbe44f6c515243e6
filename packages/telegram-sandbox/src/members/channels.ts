import type { TelegramChatMember, TelegramUser } from '@gramio/types'
import type { Channel, Membership, NewChannel } from '../api.js'
import { type Bot, unixNow } from '../world/bot.js'
import { type ChannelState, channelInfo, newChannel } from '../world/channel.js'
import { keepChannel } from '../world/keep.js'
import { ControlError } from './control-error.js'
import { memberOf } from './people.js'

const FIRST_ID = -1_001_000_000_001

export function createChannel(bot: Bot, given: NewChannel): Channel {
  const { channels } = bot.world
  const id = given.id ?? FIRST_ID - channels.size
  if (channels.has(id)) throw new ControlError(`there is a channel ${id} already`)
  const channel = newChannel(given, id)
  channels.set(id, channel)
  keepChannel(bot, channel)
  return channelInfo(channel)
}

function channelOf(bot: Bot, channelId: number): ChannelState {
  const channel = bot.world.channels.get(channelId)
  if (!channel) throw new ControlError(`there is no channel ${channelId}`)
  return channel
}

export function setBotAdmin(bot: Bot, channelId: number, admin: boolean): void {
  const channel = channelOf(bot, channelId)
  channel.botIsAdmin = admin
  keepChannel(bot, channel)
}

/** What a member is in a channel. A bot that is admin there, and subscribed, is told. */
export function setMembership(bot: Bot, channelId: number, memberId: number, membership: Membership): void {
  const channel = channelOf(bot, channelId)
  const { user } = memberOf(bot, memberId)
  const before = channel.memberships.get(memberId) ?? 'left'
  channel.memberships.set(memberId, membership)
  if (!bot.world.memberIds.crowd.has(memberId)) keepChannel(bot, channel)
  if (!channel.botIsAdmin || before === membership) return
  bot.world.delivery.push(
    'chat_member',
    {
      chat: channel.chat,
      from: user,
      date: unixNow(),
      old_chat_member: chatMember(user, before),
      new_chat_member: chatMember(user, membership),
    },
    memberId,
  )
}

const NO_RIGHTS = {
  can_send_messages: false,
  can_send_audios: false,
  can_send_documents: false,
  can_send_photos: false,
  can_send_videos: false,
  can_send_video_notes: false,
  can_send_voice_notes: false,
  can_send_polls: false,
  can_send_other_messages: false,
  can_add_web_page_previews: false,
  can_react_to_messages: false,
  can_edit_tag: false,
  can_change_info: false,
  can_invite_users: false,
  can_pin_messages: false,
  can_manage_topics: false,
}

const ADMIN_RIGHTS = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: true,
  can_edit_stories: true,
  can_delete_stories: true,
  can_post_messages: true,
  can_edit_messages: true,
  can_send_welcome_messages: false,
}

/** A user's standing in a channel, as getChatMember gives it. */
export function chatMember(user: TelegramUser, membership: Membership): TelegramChatMember {
  switch (membership) {
    case 'creator':
      return { user, status: 'creator', is_anonymous: false }
    case 'administrator':
      return { user, status: 'administrator', ...ADMIN_RIGHTS }
    case 'member':
      return { user, status: 'member' }
    case 'restricted':
      return { user, status: 'restricted', is_member: true, until_date: 0, ...NO_RIGHTS }
    case 'left':
      return { user, status: 'left' }
    case 'kicked':
      return { user, status: 'kicked', until_date: 0 }
  }
}
