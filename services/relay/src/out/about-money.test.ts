import type { Envelope, OutboundAction } from '@anonchat/contracts'
import { describe, expect, it } from 'vitest'
import type { Decision } from '../domain/decide.js'
import { aboutMoney } from './about-money.js'

const envelope = (action: OutboundAction): Envelope => ({
  key: '777-1/0',
  trace: '777-1',
  chatId: -5,
  lane: 'live',
  decidedAt: 1,
  action,
})
const refund = envelope({ kind: 'refund', memberId: 5, chargeId: 'stx' })
const edit = (renews: boolean) =>
  envelope({ kind: 'edit-subscription', memberId: 5, chargeId: 'stx', renews })
const sent: Decision = { kind: 'sent', messageIds: [] }
const bury: Decision = { kind: 'bury', error: 'CHARGE_ID_INVALID' }
const wait: Decision = { kind: 'wait', ms: 1, counts: true }

describe('what came of a call about money', () => {
  it.each<[string, Envelope, Decision, string | undefined]>([
    ['a refund that Telegram made', refund, sent, 'refunded'],
    ['a refund that was made before', refund, { kind: 'skip' }, 'refunded'],
    ['a refund that Telegram refuses', refund, bury, undefined],
    ['a refund that is tried again', refund, wait, undefined],
    ['a renewal that was stopped', edit(false), sent, 'renewal-stopped'],
    ['a renewal that was resumed', edit(true), sent, 'renewal-resumed'],
    ['a renewal that Telegram does not change', edit(false), bury, 'renewal-failed'],
    ['a renewal that is tried again', edit(false), wait, undefined],
    ['a message', envelope({ kind: 'send', content: { kind: 'text', text: 'x' } }), sent, undefined],
  ])('of %s is told to the mailbox, or nothing is', (_, what, decision, change) => {
    expect(aboutMoney(what, decision)?.change).toBe(change)
  })
})
