import { createHash } from 'node:crypto'
import { type DeadLetter, type LaneJob, OUTBOUND_STREAM, outboundSubject, shapeOf } from '@anonchat/contracts'
import { describeError } from '@anonchat/runtime'

/** Keys of notices of a room end in a member's id, which has no place in what is kept of a message. */
const fingerprint = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 32)

type PublishDead = (stream: typeof OUTBOUND_STREAM, letter: DeadLetter, id: string) => Promise<void>

/** The head of a lane that will never be sent. */
export interface Buried extends Pick<DeadLetter, 'reason' | 'error' | 'trace'> {
  /** Tells a second burial of the same head from another. */
  readonly id: string
  readonly job: LaneJob
  readonly payload: unknown
  readonly attempts: number
}

/** Keeps what cannot be sent as a dead letter: the reason and the shape, not a word. */
export const createBury =
  (dead: PublishDead) =>
  async ({ id, job, payload, attempts, reason, error, trace }: Buried): Promise<void> => {
    const letter: DeadLetter = {
      stream: OUTBOUND_STREAM,
      subject: outboundSubject(job.chatId),
      reason,
      error: describeError(new Error(error)).message,
      trace,
      deliveries: attempts,
      at: Date.now(),
      shape: shapeOf(payload),
    }
    await dead(OUTBOUND_STREAM, letter, fingerprint(`${id}/${reason}`))
  }
