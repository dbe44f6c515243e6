import type { TelegramMessage, TelegramMessageEntity, TelegramUser } from '@gramio/types'
import type { SandboxEvent } from './event.js'
import type { Channel, Member, MemberChanges, Membership, NewChannel, NewMember } from './member.js'
import type {
  Match,
  MediaKind,
  MediaOptions,
  PayResult,
  PressResult,
  PressTarget,
  SeenMessage,
  Sent,
  TextOptions,
  View,
  WaitOptions,
} from './message.js'
import type { Limits } from './options.js'
import type {
  CrowdFigures,
  CrowdOrder,
  CrowdState,
  ServiceState,
  Snapshot,
  TraceView,
  Traffic,
} from './page.js'
import type { PlayControl } from './play.js'
import type { Call, DeliverListener, Fault, SendListener } from './traffic.js'

/** Plays members of one bot, and shows what they see. Throws ControlError for what makes no sense. */
export interface BotControl extends PlayControl {
  readonly token: string
  readonly me: TelegramUser
  createMember(member?: NewMember): Member
  members(): Member[]
  editMember(memberId: number, changes: MemberChanges): Member
  /** Takes a member away with their chat. The bot is not told; what it sends is answered as for a deactivated user. */
  removeMember(memberId: number): void
  sendText(memberId: number, text: string, options?: TextOptions): Sent
  sendMedia(memberId: number, kind: MediaKind, options?: MediaOptions): Sent
  /** Separate updates with one media_group_id. */
  sendAlbum(memberId: number, items: Array<MediaOptions & { kind: MediaKind }>): Sent[]
  /**
   * Any other content, as fields of a message: `{ location: { latitude: 1, longitude: 2 } }`. A dice falls by chance; of a
   * poll `question` and `options` are enough.
   */
  sendOther(memberId: number, fields: Partial<TelegramMessage> | Record<string, unknown>): Sent
  edit(memberId: number, messageId: number, text: string, entities?: TelegramMessageEntity[]): Sent
  /** Presses an inline button. Resolves with the bot's answer, or after `timeoutMs` (default 10,000) without one. */
  press(memberId: number, target: PressTarget, options?: { timeoutMs?: number }): Promise<PressResult>
  /** Presses a button of the reply keyboard: sends its text. */
  pressKeyboard(memberId: number, label: string): Sent
  /** An emoji, or null to take the reaction back. */
  react(memberId: number, messageId: number, emoji: string | null): { updateId: number | null }
  /** Deletes for the member only; bots are never told. */
  deleteMessage(memberId: number, messageId: number): void
  block(memberId: number): void
  unblock(memberId: number): void
  setDeactivated(memberId: number, deactivated: boolean): void
  setVoiceForbidden(memberId: number, forbidden: boolean): void
  /** Pays the invoice of a message or an invoice link with Stars. */
  pay(
    memberId: number,
    invoice: { messageId: number } | { link: string },
    options?: { timeoutMs?: number },
  ): Promise<PayResult>
  /** A month later: charges the subscription of a charge again, unless its renewal was ended. */
  renew(memberId: number, chargeId: string): PayResult
  view(memberId: number): View
  /** Messages of a chat, oldest first: the newest `limit` (default 100) of those before a message id. */
  messages(memberId: number, page?: { before?: number; limit?: number }): SeenMessage[]
  /** All that a page shows at first. */
  snapshot(): Snapshot
  /** The newest calls and updates, of one member or of all, without the crowd's unless asked for. */
  traffic(filter?: { memberId?: number; limit?: number; crowd?: boolean }): Traffic
  /** The way of what an update caused, by its correlation id; null: nothing is known of it. */
  trace(trace: string): TraceView | null
  waitFor(memberId: number, match: Match, options?: WaitOptions): Promise<SeenMessage>
  createChannel(channel?: NewChannel): Channel
  setBotAdmin(channelId: number, admin: boolean): void
  /** Joins, leaves, is restricted or banned: what getChatMember answers, and a chat_member update when the bot is admin. */
  setMembership(channelId: number, memberId: number, membership: Membership): void
  /** Any update, with its own update_id or the next one; queued as Telegram would queue its kind. */
  inject(update: Record<string, unknown>): { updateId: unknown }
  /** Texts of members, without storing them; for load. */
  deliver(texts: ReadonlyArray<{ memberId: number; text: string }>): Array<number | null>
  pendingUpdates(): number
  /** Resolves when no update waits to be delivered or confirmed. */
  drained(timeoutMs?: number): Promise<void>
  restartUpdateIds(next?: number): void
  setLimits(limits: 'off' | Partial<Limits>): void
  limits(): Limits
  addFault(fault: Fault): number
  removeFault(id: number): void
  clearFaults(): void
  faults(): Array<Fault & { id: number }>
  calls(filter?: { method?: string; chatId?: number }): Call[]
  onCall(listener: (call: Call) => void): () => void
  onSend(listener: SendListener): () => void
  onDeliver(listener: DeliverListener): () => void
  onEvent(listener: (event: SandboxEvent) => void): () => void
  /** Sets how many simulated people there are to be, and how lively they are; they come and go little by little. */
  setCrowd(order: CrowdOrder): CrowdState
  crowd(): CrowdState
  /** The last five minutes of the crowd, a second each, oldest first. */
  figures(): CrowdFigures[]
  /** How the services of `SandboxOptions.services` are, as last looked at. */
  services(): ServiceState[]
  /** Puts a file among the bot's files, as if a member had sent it. */
  addFile(kind: MediaKind, content?: Uint8Array): { fileId: string; fileUniqueId: string }
  /** Forgets members, messages, updates, files, faults and the log; the bot stays connected and ids go on. */
  reset(): void
}

/** A running sandbox; itself controls the default bot. */
export interface Sandbox extends BotControl {
  /** Root of the Bot API: `http://127.0.0.1:<port>`. */
  readonly url: string
  readonly port: number
  /** Another bot, with its own members and state. */
  bot(token: string): BotControl
  /** Ends open polls and webhook calls and closes the port. */
  stop(): Promise<void>
}
