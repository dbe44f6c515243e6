import type {
  TelegramInlineKeyboardMarkup,
  TelegramMessage,
  TelegramMessageEntity,
  TelegramReactionType,
  TelegramReplyKeyboardMarkup,
} from '@gramio/types'
import type { Member } from './member.js'

export type MediaKind =
  | 'photo'
  | 'video'
  | 'voice'
  | 'video_note'
  | 'animation'
  | 'sticker'
  | 'audio'
  | 'document'

export interface ReplyTo {
  messageId: number
  /** An exact part of the text replied to. */
  quote?: string
}

export interface TextOptions {
  entities?: TelegramMessageEntity[]
  replyTo?: ReplyTo
}

export interface MediaOptions {
  caption?: string
  captionEntities?: TelegramMessageEntity[]
  replyTo?: ReplyTo
  /** Default: the built-in sample of the kind. */
  content?: Uint8Array
  /** Sends again a file that is already there. */
  fileId?: string
  /** One of the gallery, by its id. */
  sample?: string
  fileName?: string
  mimeType?: string
  hasSpoiler?: boolean
}

/** What a member did: the message it made and the update that tells the bot (null: not subscribed to). */
export interface Sent {
  messageId: number
  updateId: number | null
}

export interface PressTarget {
  /** Default: the newest message that has the button. */
  messageId?: number
  label?: string
  data?: string
  /**
   * With `messageId` and `data`: the button, or its whole message, may be gone by now. Phones do press buttons that a change
   * on its way to them is about to take away.
   */
  gone?: boolean
}

/** The bot's answerCallbackQuery, or why there is none. */
export type PressResult =
  | { kind: 'answered'; text?: string; showAlert: boolean; url?: string; queryId: string }
  | { kind: 'timeout'; queryId: string }

/** The bot's answer to a payment, and what came of it. */
export type PayResult =
  | { kind: 'paid'; chargeId: string; messageId: number }
  | { kind: 'refused'; error: string }
  | { kind: 'timeout' }

/** One message as the member sees it. */
export interface SeenMessage {
  messageId: number
  from: 'bot' | 'member'
  kind: string
  /** Text or caption. */
  text?: string
  entities?: TelegramMessageEntity[]
  fileId?: string
  fileUniqueId?: string
  mediaGroupId?: string
  replyTo?: ReplyTo
  inlineKeyboard?: TelegramInlineKeyboardMarkup['inline_keyboard']
  hasSpoiler: boolean
  edited: boolean
  deleted: boolean
  reactions: { bot: TelegramReactionType[]; member: TelegramReactionType[] }
  /** The options of a poll that the member has chosen. */
  vote?: number[]
  /** Unix seconds. */
  date: number
  message: TelegramMessage
}

export interface View {
  member: Member
  messages: SeenMessage[]
  /** The reply keyboard that now stands under the chat. */
  keyboard: TelegramReplyKeyboardMarkup['keyboard'] | null
}

export type Match = string | RegExp | ((message: SeenMessage) => boolean)

export interface WaitOptions {
  /** Default 10,000 ms. */
  timeoutMs?: number
  /** Only messages with a higher id. */
  after?: number
  /** Default: what the bot sent. */
  from?: 'bot' | 'member' | 'both'
}
