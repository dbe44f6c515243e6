import type { Answer } from '../http/answer.js'

/** What becomes of a request: an answer, a page of a broken proxy, or a cut connection. */
export type Outcome = { kind: 'answer'; answer: Answer } | { kind: 'bad-gateway' } | { kind: 'cut' }
