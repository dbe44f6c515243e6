import type { Fault } from '../api.js'
import { refused } from '../http/answer.js'
import type { Outcome } from './outcome.js'
import { badRequest, forbidden, Refusal, tooManyRequests } from './refusal.js'

/** What faults do to a call. */
export interface AppliedFaults {
  delayMs: number
  /** The outcome in place of the call's own; the call is not done. */
  instead: Outcome | null
  /** The call is done, but its answer never arrives. */
  cutAfterwards: boolean
}

/** All faults that strike a call, together. */
export function apply(faults: Fault[]): AppliedFaults {
  const applied: AppliedFaults = { delayMs: 0, instead: null, cutAfterwards: false }
  for (const fault of faults) {
    switch (fault.kind) {
      case 'slow':
        applied.delayMs += fault.ms
        break
      case 'lost-answer':
        applied.cutAfterwards = true
        break
      default:
        applied.instead ??= instead(fault)
    }
  }
  return applied
}

function instead(fault: Exclude<Fault, { kind: 'slow' | 'lost-answer' }>): Outcome {
  switch (fault.kind) {
    case 'bad-request':
      return { kind: 'answer', answer: refused(badRequest('the fault says so')) }
    case 'error-500':
      return { kind: 'answer', answer: refused(new Refusal(500, 'Internal Server Error')) }
    case 'bad-gateway':
      return { kind: 'bad-gateway' }
    case 'reset':
      return { kind: 'cut' }
    case 'too-many-requests':
      return { kind: 'answer', answer: refused(tooManyRequests(fault.retryAfter)) }
    case 'blocked':
      return { kind: 'answer', answer: refused(forbidden('bot was blocked by the user')) }
  }
}
