import type {
  TelegramBotCommand,
  TelegramMenuButton,
  TelegramReplyKeyboardMarkup,
  TelegramUser,
} from '@gramio/types'
import type { Member } from './member.js'
import type { MediaKind, SeenMessage } from './message.js'
import type { Call, Fault, SentUpdate } from './traffic.js'

/** What stands around the messages of one chat. */
export interface ChatState {
  keyboard: ReplyKeyboard | null
  /** The bot asks for a reply to this message. */
  forceReply: { messageId: number; placeholder: string | null } | null
  /** The commands as this member's Telegram shows them: by scope and language. */
  commands: TelegramBotCommand[]
  menuButton: TelegramMenuButton
  /** "What can this bot do?", shown before Start. */
  description: string
  /** The bot's name in the member's language. */
  botName: string
}

export type ReplyKeyboard = Pick<
  TelegramReplyKeyboardMarkup,
  'keyboard' | 'resize_keyboard' | 'one_time_keyboard' | 'is_persistent' | 'input_field_placeholder'
> & {
  /** The message that brought it: the same keys sent again are another keyboard. */
  messageId: number
}

/** One chat as the page first gets it. */
export interface Chat {
  member: Member
  /** The newest, oldest first. */
  messages: SeenMessage[]
  /** There are older ones: `GET /control/members/:id/messages?before=<message id>&limit=`. */
  hasOlder: boolean
  state: ChatState
}

/** `GET /control/snapshot`: all that the page shows at first, but for the crowd's members. */
export interface Snapshot {
  /** Another one means another life of the sandbox: what a page holds is worth nothing. */
  epoch: string
  /** Number of the newest event in it: `GET /control/events?after=<seq>` goes on from there. */
  seq: number
  bot: TelegramUser
  token: string
  chats: Chat[]
  faults: Array<Fault & { id: number }>
  crowd: CrowdState
  /** The last five minutes, a second each. */
  figures: CrowdFigures[]
  services: ServiceState[]
}

/** `GET /control/traffic?memberId=&limit=&crowd=`: the newest calls and updates, oldest first. */
export interface Traffic {
  calls: Call[]
  updates: SentUpdate[]
}

export type Pace = 'calm' | 'lively' | 'busy'

/** `PUT /control/crowd` takes `size` (0 to 5,000) and `pace`. */
export interface CrowdOrder {
  size: number
  pace: Pace
}

export interface CrowdState extends CrowdOrder {
  /** How many people there are now, on their way to `size`. */
  present: number
  registering: number
  idle: number
  searching: number
  talking: number
}

export interface CrowdFigures {
  /** Unix milliseconds. */
  at: number
  matchesPerSecond: number
  messagesPerSecond: number
  /** Updates that wait for the gateway, and messages that wait for the relay. */
  queueDepth: number
  /** From the update of a message to the call that brings it to the partner; null when none came in this second. */
  p99Ms: number | null
}

/** One service, as its `/ready` and `/metrics` say. */
export interface ServiceState {
  name: string
  ready: boolean
  /** Resident memory in bytes. */
  memory: number | null
  /** Messages that wait in its queues, when it has some. */
  waiting: number | null
}

/** One step of a message's way. */
export interface Span {
  service: string
  name: string
  spanId: string
  parentId: string | null
  /** Unix milliseconds, with fractions. */
  startedAt: number
  durationMs: number
  attributes: Record<string, string | number | boolean>
}

/** `GET /control/traces/:trace`: what an update caused, oldest first. */
export interface TraceView {
  trace: string
  traceId: string
  update: SentUpdate | null
  spans: Span[]
  calls: Call[]
}

/** `GET /control/samples`: files that a member may send when none is at hand: `sample` of `POST …/media`. */
export interface Sample {
  id: string
  kind: MediaKind
  title: string
  fileName: string
}

/** `POST /control/files` (multipart: `kind`, `file`, `duration?`, `width?`, `height?`): to be sent by its id. */
export interface Upload {
  fileId: string
  fileUniqueId: string
}
