import type { TelegramBotCommand, TelegramMenuButton, TelegramUpdate, TelegramUser } from '@gramio/types'
import type { ChatState, Fault, Membership, ReplyKeyboard } from '../api.js'
import type { UpdateKind } from '../updates/queue.js'
import type { WebhookSettings } from '../updates/webhook.js'
import type { ChannelState } from '../world/channel.js'
import type { StoredMessage } from '../world/chat-log.js'
import type { FileRecord } from '../world/files.js'
import type { Charge, InvoiceState } from '../world/invoices.js'

/** What is kept of one bot, by the first part of its key. What is `[]` has an entry for each. */
export interface Records {
  counters: {
    lastMessageId: number
    albums: number
    nextUpdateId: number
    firstMemberId: number
    nextMemberId: number
  }
  profile: {
    commands: Array<[string, TelegramBotCommand[]]>
    texts: Array<[string, string]>
    menuButtons: Array<[string, TelegramMenuButton]>
  }
  delivery: { allowed: UpdateKind[] | null; webhook: WebhookSettings | null }
  faults: Array<Fault & { id: number }>
  member: {
    order: number
    user: TelegramUser
    started: boolean
    blocked: boolean
    deactivated: boolean
    voiceForbidden: boolean
    lastWroteAt: number
    keyboard: ReplyKeyboard | null
    forceReply: ChatState['forceReply']
  }
  message: StoredMessage
  removed: true
  update: {
    order: number
    id: number
    key: string
    update: TelegramUpdate
    expiresAt: number
  }
  file: FileRecord
  channel: {
    chat: ChannelState['chat']
    botIsAdmin: boolean
    memberships: Array<[number, Membership]>
  }
  'invoice-link': InvoiceState
  'invoice-message': InvoiceState
  charge: Charge
}

/** What a reset forgets. */
export const FORGOTTEN_BY_RESET = [
  'member/',
  'message/',
  'update/',
  'file/',
  'bytes/',
  'channel/',
  'invoice-link/',
  'invoice-message/',
  'charge/',
  'faults',
] as const
