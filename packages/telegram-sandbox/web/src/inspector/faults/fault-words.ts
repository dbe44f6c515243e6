import type { Fault, FaultKind } from '../../../../src/api.js'

export const KINDS: ReadonlyArray<{ kind: FaultKind['kind']; title: string; does: string }> = [
  { kind: 'slow', title: 'Slow', does: 'Telegram answers late.' },
  {
    kind: 'too-many-requests',
    title: 'Too many requests (429)',
    does: 'Telegram refuses and says when to try again.',
  },
  {
    kind: 'bad-request',
    title: 'Bad request (400)',
    does: 'Telegram does not take the call, and never will.',
  },
  { kind: 'error-500', title: 'Internal error (500)', does: 'Telegram fails and does nothing.' },
  { kind: 'bad-gateway', title: 'Bad gateway (502)', does: 'A page of HTML comes instead of JSON.' },
  { kind: 'blocked', title: 'Blocked (403)', does: 'Telegram says that the member has blocked the bot.' },
  { kind: 'reset', title: 'Connection reset', does: 'The connection breaks and nothing is done.' },
  { kind: 'lost-answer', title: 'Answer lost', does: 'Telegram does it, but its answer never arrives.' },
]

/** A fault that is on, in a few words each: what, for which methods, how often. */
export function wordsOf(fault: Fault): { title: string; details: string } {
  const title = KINDS.find(({ kind }) => kind === fault.kind)?.title ?? fault.kind
  const details = [
    fault.kind === 'slow' && `by ${fault.ms.toLocaleString('en')} ms`,
    fault.kind === 'too-many-requests' && `try again after ${fault.retryAfter} s`,
    fault.methods?.length ? fault.methods.join(', ') : 'all methods',
    fault.probability !== undefined && fault.probability < 1 && `${Math.round(fault.probability * 100)} %`,
    fault.times !== undefined && (fault.times === 1 ? 'once more' : `${fault.times} more times`),
  ]
  return { title, details: details.filter((words) => typeof words === 'string').join(' · ') }
}
