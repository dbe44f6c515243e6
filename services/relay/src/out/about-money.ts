import type { Envelope, MemberPremium } from '@anonchat/contracts'
import type { Decision } from '../domain/decide.js'

/** A call that goes out in a `moneyLane`. */
export const isAboutMoney = ({ action }: Envelope): boolean =>
  action.kind === 'refund' || action.kind === 'edit-subscription'

/** What a member's mailbox is told of a call about their money; undefined where there is nothing to tell. */
export function aboutMoney({ action, key, trace }: Envelope, decision: Decision): MemberPremium | undefined {
  const isDone = decision.kind === 'sent' || decision.kind === 'skip'
  if (action.kind === 'refund') {
    const { memberId, chargeId } = action
    return isDone ? { type: 'premium', memberId, trace, change: 'refunded', chargeId } : undefined
  }
  if (action.kind !== 'edit-subscription') return undefined
  const { memberId, chargeId, renews } = action
  const about = { type: 'premium', memberId, trace, chargeId, id: key } as const
  if (isDone) return { ...about, change: renews ? 'renewal-resumed' : 'renewal-stopped' }
  return decision.kind === 'bury' ? { ...about, change: 'renewal-failed' } : undefined
}
