import type { Recorded } from '@anonchat/store'
import { decide, type Tried } from './decide.js'

/** What becomes of a recipient of a broadcast after a try. */
export type Settled =
  | {
      kind: 'recorded'
      recorded: Recorded
      unreachable?: 'blocked' | 'deactivated' | 'not-started' | 'chat-not-found'
    }
  | { kind: 'later'; ms: number; counts: boolean }
  /** Telegram does not take it: whether that is the message or the receiver is seen by what others get. */
  | { kind: 'refused' }
  /** The message that is copied is there no more: nobody else can get it either. */
  | { kind: 'no-source' }

const recorded = (outcome: Recorded['outcome'], messageIds: readonly number[] = []): Settled => ({
  kind: 'recorded',
  recorded: { outcome, messageIds },
})

/**
 * @param action what was tried
 * @param failedAttempts of the same recipient before this one
 * @param othersSucceed see `decide`
 */
export function settleRecipient(
  action: 'copy' | 'delete',
  tried: Tried,
  failedAttempts: number,
  othersSucceed: boolean,
): Settled {
  const decision = decide(tried, failedAttempts, othersSucceed)
  switch (decision.kind) {
    case 'sent':
      return recorded('done', decision.messageIds)
    case 'skip':
      return action === 'copy' ? { kind: 'no-source' } : recorded('refused')
    case 'forbidden':
      return recorded('refused')
    case 'bury':
      if (tried.kind === 'transient') return recorded('gave-up')
      return action === 'copy' ? { kind: 'refused' } : recorded('refused')
    case 'unreachable': {
      const { reason } = decision
      const outcome = reason === 'blocked' || reason === 'deactivated' ? reason : 'unreachable'
      return { kind: 'recorded', recorded: { outcome, messageIds: [] }, unreachable: reason }
    }
    case 'wait':
      return { kind: 'later', ms: decision.ms, counts: decision.counts }
  }
}
