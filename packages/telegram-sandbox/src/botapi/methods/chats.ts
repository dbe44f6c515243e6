import { chatMember } from '../../members/channels.js'
import { type Method, method } from '../method.js'
import { chatNamed, isMember } from '../recipient.js'
import { badRequest } from '../refusal.js'

const GIFTS = {
  unlimited_gifts: true,
  limited_gifts: true,
  unique_gifts: true,
  premium_subscription: true,
  gifts_from_channels: true,
}

const getChat = method('getChat', ({ bot }, params) => {
  const { chat } = chatNamed(bot, params.chat_id)
  return {
    ...chat,
    accent_color_id: Math.abs(chat.id) % 7,
    max_reaction_count: 11,
    accepted_gift_types: GIFTS,
  }
})

const getChatMember = method('getChatMember', ({ bot }, params) => {
  const chat = chatNamed(bot, params.chat_id)
  const { user_id: userId } = params
  if (userId <= 0) throw badRequest('invalid user_id specified')
  if (userId === bot.me.id) {
    return chatMember(bot.asSender, isMember(chat) ? 'member' : chat.botIsAdmin ? 'administrator' : 'left')
  }
  const user = bot.world.members.get(userId)?.user
  if (isMember(chat)) {
    if (!user || chat.user.id !== userId) throw badRequest('PARTICIPANT_ID_INVALID')
    return chatMember(user, 'member')
  }
  // For others than itself a bot must be admin of the channel.
  if (!chat.botIsAdmin) throw badRequest('member list is inaccessible')
  if (!user) throw badRequest('PARTICIPANT_ID_INVALID')
  return chatMember(user, chat.memberships.get(userId) ?? 'left')
})

const getChatMemberCount = method('getChatMemberCount', ({ bot }, params) => {
  const chat = chatNamed(bot, params.chat_id)
  if (isMember(chat)) return 2
  const inside = [...chat.memberships.values()].filter((one) => one !== 'left' && one !== 'kicked')
  return inside.length + (chat.botIsAdmin ? 1 : 0)
})

const getUserProfilePhotos = method('getUserProfilePhotos', ({ bot }, params) => {
  if (!bot.world.members.has(params.user_id)) throw badRequest('user not found')
  return { total_count: 0, photos: [] }
})

const getFile = method('getFile', ({ bot }, params) => {
  if (params.file_id === '') throw badRequest('file_id not specified')
  return bot.world.files.describe(params.file_id)
})

export const chatMethods: Method[] = [
  getChat,
  getChatMember,
  getChatMemberCount,
  getUserProfilePhotos,
  getFile,
]
