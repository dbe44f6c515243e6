import type { MemberPremium } from '@anonchat/contracts'
import type { Input } from '../domain/input.js'
import { fromService, type Incoming } from './event.js'

const RENEWAL = {
  'renewal-stopped': 'stopped',
  'renewal-resumed': 'resumed',
  'renewal-failed': 'failed',
} as const

/** What happened, and what tells it from every other time that it did. */
function meaning(event: MemberPremium): { readonly input: Input; readonly key: string } {
  switch (event.change) {
    case 'granted': {
      const { transactionId, days, until } = event
      return { input: { kind: 'premium granted', transactionId, days, until }, key: transactionId }
    }
    case 'refunded': {
      const { chargeId } = event
      return { input: { kind: 'refund', back: { chargeId, payment: null } }, key: `refunded-${chargeId}` }
    }
    case 'renewal-stopped':
    case 'renewal-resumed':
    case 'renewal-failed': {
      const { chargeId, id, change } = event
      return { input: { kind: 'renewal changed', what: RENEWAL[change], chargeId }, key: `${change}-${id}` }
    }
    case 'expiring':
    case 'expired': {
      const { until, dueAt, change } = event
      const kind = change === 'expired' ? 'premium ended' : 'premium ends'
      return { input: { kind, until }, key: `${change}-${until}-${dueAt}` }
    }
  }
}

export function readPremium(event: MemberPremium): Incoming {
  const { input, key } = meaning(event)
  return fromService(`premium-${key}`, event, input)
}
