import type { TelegramChat, TelegramUser } from '@gramio/types'
import type { ChatState, Member, NewMember } from '../api.js'
import type { Bucket } from '../limits/bucket.js'
import type { Waiters } from '../members/waiters.js'
import type { Records } from '../store/records.js'
import { ChatLog } from './chat-log.js'

/** A person with a private chat with the bot. */
export interface MemberState {
  user: TelegramUser
  chat: TelegramChat
  log: ChatLog
  started: boolean
  blocked: boolean
  deactivated: boolean
  voiceForbidden: boolean
  /** One of the simulated people. */
  crowd: boolean
  /** Who came earlier has a lower one. */
  order: number
  /** Unix milliseconds; 0: never. */
  lastWroteAt: number
  bucket: Bucket | null
  waiters: Waiters | null
  /** What those who watch were last told of what stands around the chat. */
  toldState: ChatState | null
}

/** A user as Telegram shows it to bots. */
function userOf(id: number, given: NewMember): TelegramUser {
  const user: TelegramUser = { id, is_bot: false, first_name: given.first_name ?? `Member ${id}` }
  if (given.last_name !== undefined) user.last_name = given.last_name
  if (given.username !== undefined) user.username = given.username
  user.language_code = given.language_code ?? 'en'
  if (given.is_premium) user.is_premium = true
  return user
}

/** Where a new member comes. */
export interface Place {
  id: number
  order: number
  messagesKept: number
}

/** A new member, who has done nothing yet. */
export function newMember(given: NewMember, { id, order, messagesKept }: Place): MemberState {
  return {
    ...stateOf(userOf(id, given), messagesKept),
    started: given.started === true,
    blocked: false,
    deactivated: false,
    voiceForbidden: false,
    crowd: given.crowd === true,
    order,
    lastWroteAt: 0,
  }
}

/** A member as they were kept, with an empty chat. */
export function memberOfRecord(record: Records['member'], messagesKept: number): MemberState {
  const { user, keyboard, forceReply, ...flags } = record
  const state = stateOf(user, messagesKept)
  state.log.keyboard = keyboard
  state.log.forceReply = forceReply
  return { ...state, ...flags, crowd: false }
}

function stateOf(
  user: TelegramUser,
  messagesKept: number,
): Pick<MemberState, 'user' | 'chat' | 'log' | 'bucket' | 'waiters' | 'toldState'> {
  return {
    user,
    chat: chatOf(user),
    log: new ChatLog(messagesKept),
    bucket: null,
    waiters: null,
    toldState: null,
  }
}

/** The private chat of a user, as messages show it. */
export function chatOf(user: TelegramUser): TelegramChat {
  const chat: TelegramChat = { id: user.id, first_name: user.first_name, type: 'private' }
  if (user.last_name !== undefined) chat.last_name = user.last_name
  if (user.username !== undefined) chat.username = user.username
  return chat
}

/** The member as the control API shows it. */
export function memberInfo(member: MemberState): Member {
  const { user, started, blocked, deactivated, crowd, voiceForbidden } = member
  const info: Member = {
    id: user.id,
    first_name: user.first_name,
    started,
    blocked,
    deactivated,
    crowd,
    voiceForbidden,
  }
  if (user.last_name !== undefined) info.last_name = user.last_name
  if (user.username !== undefined) info.username = user.username
  if (user.language_code !== undefined) info.language_code = user.language_code
  if (user.is_premium) info.is_premium = true
  return info
}
