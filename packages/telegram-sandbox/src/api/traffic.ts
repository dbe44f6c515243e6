import type { TelegramUpdate } from '@gramio/types'

export type FaultKind =
  | { kind: 'slow'; ms: number }
  | { kind: 'bad-request' }
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
  /** The chat that the call is for. */
  memberId: number | null
  /** The trace in its `traceparent` header, when the caller traces. */
  traceId: string | null
}

/** One update as it was queued for the bot. */
export interface SentUpdate {
  update: TelegramUpdate
  /** Unix milliseconds. */
  at: number
  memberId: number | null
  /** `<bot id>-<update_id>`: the correlation id of all that it causes. */
  trace: string
}

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
