import type { CallSide } from '@anonchat/contracts'
import type { EndReason } from '../protocol.js'

const REASONS: readonly EndReason[] = [
  'hung-up',
  'chat-ended',
  'expired',
  'reported',
  'moderated',
  'taken-over',
]

/** How a call stands, or stood, in the store. */
export interface StoredEnd {
  readonly reason: string
  readonly by: CallSide | null
}

/** What a side is told of an end: nobody learns that the other one reported them. */
export function endedFor(side: CallSide, { reason, by }: StoredEnd): EndReason {
  if (reason === 'reported' && by !== side) return by === null ? 'chat-ended' : 'hung-up'
  return REASONS.find((known) => known === reason) ?? 'failed'
}
