/**
 * The steps of a message's way. `receive` is the first of a trace and stands above the others.
 * - receive: gateway, from the update in hand until JetStream has stored it
 * - wait: conversation, from there until the update is handled
 * - handle: conversation, an event of a mailbox; admin, a request of an admin
 * - match: matchmaker, a search
 * - lane: relay, from the decision to send until its turn has come
 * - send: relay, one call of the Bot API
 * - answer: relay, the answer to a button or a checkout, with all its tries
 */
export type Step = 'receive' | 'wait' | 'handle' | 'match' | 'lane' | 'send' | 'answer'

/** Kinds, methods and outcomes: never who, to whom, or what was said. */
export type Attributes = Readonly<Record<string, string | number | boolean>>

/** Notes what a service did for an update and how long it took, under the correlation id `trace`. */
export interface Tracing {
  /** Unix milliseconds with fractions; 0 while nothing is traced. */
  now(): number
  /** Notes a step that is over. `from` is in Unix milliseconds. */
  step(trace: string, step: Step, from: number, attributes?: Attributes): void
  /** Does a step and notes it, also when it fails. `about` says of the result how it ended. */
  during<T>(trace: string, step: Step, work: () => Promise<T>, about: (result: T) => Attributes): Promise<T>
  /** A `traceparent` header (W3C) for calls that are part of the trace; undefined when it is not kept. */
  header(trace: string): string | undefined
}

export interface OpenTracing {
  readonly trace: Tracing
  /** Sends what was noted; gives up soon when nobody takes it. */
  close(): Promise<void>
}

/** Costs nothing. */
export const NO_TRACING: Tracing = {
  now: () => 0,
  step: () => {},
  during: (_trace, _step, work) => work(),
  header: () => undefined,
}
