import type { TelegramMessage, TelegramReactionType } from '@gramio/types'
import type { ChatState, ReplyKeyboard } from '../api.js'

/** A message with what happened to it since. */
export interface StoredMessage {
  from: 'bot' | 'member'
  message: TelegramMessage
  edited: boolean
  /** Deleted for everybody. */
  deleted: boolean
  /** The member deleted it on their side; the bot is never told. */
  hiddenFromMember: boolean
  reactions: { bot: TelegramReactionType[]; member: TelegramReactionType[] }
  /** Sent with a reply keyboard, its removal or a forced reply: Telegram never lets such a message be edited. */
  hasKeyboard: boolean
  /** The options of a poll that the member has chosen. */
  vote?: number[]
}

/** One private chat: its newest messages, and the reply keyboard that stands under it. */
export class ChatLog {
  private readonly messages = new Map<number, StoredMessage>()
  keyboard: ReplyKeyboard | null = null
  forceReply: ChatState['forceReply'] = null

  /** The message that the last one pushed out. */
  pushedOut: number | null = null

  /** Keeps at most `limit` messages; 0 keeps none. */
  constructor(private readonly limit: number) {}

  add(from: 'bot' | 'member', message: TelegramMessage): StoredMessage {
    const stored: StoredMessage = {
      from,
      message,
      edited: false,
      deleted: false,
      hiddenFromMember: false,
      reactions: { bot: [], member: [] },
      hasKeyboard: false,
    }
    this.keep(stored)
    return stored
  }

  /** Puts a message back as it was. */
  keep(stored: StoredMessage): void {
    this.pushedOut = null
    if (this.limit === 0) return
    this.messages.set(stored.message.message_id, stored)
    if (this.messages.size <= this.limit) return
    const [oldest] = this.messages.keys()
    if (oldest === undefined) return
    this.messages.delete(oldest)
    this.pushedOut = oldest
  }

  /** Whether a message is kept, deleted or not. */
  holds(messageId: number): boolean {
    return this.messages.has(messageId)
  }

  /** A message that is there for both sides. */
  get(messageId: number): StoredMessage | undefined {
    const stored = this.messages.get(messageId)
    return stored?.deleted ? undefined : stored
  }

  /** Also what was deleted. */
  all(): StoredMessage[] {
    return [...this.messages.values()]
  }

  newestFirst(): StoredMessage[] {
    return this.all().reverse()
  }
}
