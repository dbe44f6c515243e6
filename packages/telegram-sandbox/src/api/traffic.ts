import type { TelegramUpdate } from '@gramio/types'
import type { Member } from './member.js'
import type { SeenMessage } from './message.js'

export type FaultKind =
  | { kind: 'slow'; ms: number }
  | { kind: 'error-500' }
  | { kind: 'bad-gateway' }
  | { kind: 'reset' }
  | { kind: 'too-many-requests'; retryAfter: number }
  | { kind: 'blocked' }
  | { kind: 'lost-answer' }

/** A fault, for all calls or only some. */
export type Fault = FaultKind & {
  methods?: string[]
  chatId?: number
  /** 0 to 1, default 1. */
  probability?: number
  /** Ends by itself after so many hits. */
  times?: number
}

/** One Bot API call, as it came and was answered. */
export interface Call {
  id: number
  method: string
  params: Record<string, unknown>
  /** HTTP status; 0: the connection was cut. */
  status: number
  answer: unknown
  /** Unix milliseconds. */
  at: number
  durationMs: number
}

export type SandboxEvent =
  | { type: 'call'; call: Call }
  | { type: 'update'; update: TelegramUpdate }
  | {
      type: 'message'
      memberId: number
      message: SeenMessage
      change: 'new' | 'edited' | 'deleted' | 'reaction'
    }
  | { type: 'member'; member: Member }
  | { type: 'typing'; memberId: number; action: string }
  | { type: 'reset' }

/** (chat id, method, params, first message id, performance.now() when the whole request had arrived) */
export type SendListener = (
  chatId: number,
  method: string,
  params: Readonly<Record<string, unknown>>,
  messageId: number,
  receivedAt: number,
) => void

/** (update, performance.now() when it was first handed to a webhook or a poller) */
export type DeliverListener = (update: TelegramUpdate, givenAt: number) => void
