import { describe, expect, it } from 'vitest'
import { type Decision, decide, type Tried } from './decide.js'

const CASES: readonly [Tried, number, Decision][] = [
  [{ kind: 'sent', messageIds: [5] }, 0, { kind: 'sent', messageIds: [5] }],
  [{ kind: 'forbidden' }, 3, { kind: 'forbidden' }],
  [{ kind: 'gone' }, 0, { kind: 'skip' }],
  [{ kind: 'bad-request', description: 'text is empty' }, 0, { kind: 'bury', error: 'text is empty' }],
  [{ kind: 'unreachable', reason: 'blocked' }, 0, { kind: 'unreachable', reason: 'blocked' }],
  [{ kind: 'retry-after', ms: 7_000 }, 99, { kind: 'wait', ms: 7_000, counts: false }],
  [{ kind: 'unauthorized' }, 99, { kind: 'wait', ms: 5_000, counts: false }],
  [{ kind: 'transient', reason: 'ECONNREFUSED' }, 99, { kind: 'wait', ms: 5_000, counts: false }],
  [{ kind: 'transient', reason: '502' }, 0, { kind: 'wait', ms: 500, counts: true }],
  [{ kind: 'transient', reason: 'timeout' }, 3, { kind: 'wait', ms: 4_000, counts: true }],
  [{ kind: 'transient', reason: '500' }, 8, { kind: 'wait', ms: 30_000, counts: true }],
  [{ kind: 'transient', reason: '500' }, 9, { kind: 'bury', error: 'given up after 10 attempts: 500' }],
]

describe('the head of a lane', () => {
  it.each(CASES)('after %o and %i failed attempts: %o', (outcome, failedAttempts, decision) => {
    expect(decide(outcome, failedAttempts, true)).toEqual(decision)
  })

  it.each(['500', '502', 'timeout', 'UND_ERR_SOCKET'])(
    'is kept through %s for as long as no other chat gets anything either',
    (reason) => {
      const decision = decide({ kind: 'transient', reason }, 99, false)
      expect(decision).toEqual({ kind: 'wait', ms: 5_000, counts: false })
    },
  )

  it('is tried again soon after a short trouble, whether others succeed or not', () => {
    const outcome: Tried = { kind: 'transient', reason: '502' }
    expect(decide(outcome, 0, false)).toEqual({ kind: 'wait', ms: 500, counts: true })
    expect(decide(outcome, 3, false)).toEqual({ kind: 'wait', ms: 4_000, counts: true })
    expect(decide(outcome, 4, false)).toEqual({ kind: 'wait', ms: 5_000, counts: false })
  })
})
