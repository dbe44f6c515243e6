const SECOND = 1_000
const HOUR = 3_600 * SECOND

export type StreamName = 'MEMBERS' | 'CHECKOUT' | 'OUTBOUND' | 'MATCH' | 'ADMIN' | 'CALL' | 'DEAD'

export interface StreamSettings {
  readonly subjects: readonly string[]
  /** `workqueue`: a message lives until it is acknowledged; `limits`: until it is too old. */
  readonly retention: 'workqueue' | 'limits'
  /** Milliseconds; 0 keeps for ever. */
  readonly maxAgeMs: number
  /** For how long a repeated `Nats-Msg-Id` is refused, in milliseconds. */
  readonly duplicateWindowMs: number
  readonly maxBytes: number
}

const workQueue = (subjects: readonly string[], maxAgeMs: number): StreamSettings => ({
  subjects,
  retention: 'workqueue',
  maxAgeMs,
  duplicateWindowMs: 120 * SECOND,
  maxBytes: -1,
})

/** Telegram keeps an update for 24 hours; what is older than that here has lost its meaning too. */
export const STREAMS = {
  MEMBERS: workQueue(['member.*.*'], 24 * HOUR),
  /** What is older than Telegram waits is of no use; the time that a restart takes is. */
  CHECKOUT: workQueue(['checkout'], 120 * SECOND),
  OUTBOUND: workQueue(['outbound.*', 'answer'], 24 * HOUR),
  MATCH: workQueue(['match.*'], HOUR),
  ADMIN: workQueue(['admin.command'], 24 * HOUR),
  CALL: workQueue(['call.*'], 10 * 60 * SECOND),
  DEAD: {
    subjects: ['dead.*'],
    retention: 'limits',
    maxAgeMs: 7 * 24 * HOUR,
    duplicateWindowMs: 120 * SECOND,
    maxBytes: 256 * 1024 * 1024,
  },
} as const satisfies Record<StreamName, StreamSettings>

/** The streams that a service names when it buries a message by itself. */
export const MEMBERS_STREAM = 'MEMBERS' satisfies StreamName
export const OUTBOUND_STREAM = 'OUTBOUND' satisfies StreamName
