import { ALL_PARTITIONS } from './partitions.js'
import type { StreamName } from './streams.js'

export interface ConsumerSettings {
  readonly durable: string
  readonly stream: StreamName
  readonly filter: string
  /** 1 keeps order: the next message is given only after the last one was acknowledged. */
  readonly maxAckPending: number
  readonly ackWaitMs: number
}

/** A replica that dies holds its messages for this long. Longer work is kept alive by progress marks. */
const ACK_WAIT_MS = 5_000

/** The mailboxes, one consumer each, so that each member is handled in order whatever the number of replicas. */
export const MAILBOXES: readonly ConsumerSettings[] = ALL_PARTITIONS.map((partition) => ({
  durable: `conversation-${partition}`,
  stream: 'MEMBERS',
  filter: `member.${partition}.*`,
  maxAckPending: 1,
  ackWaitMs: ACK_WAIT_MS,
}))

/** Past the mailboxes: whoever pays does not wait behind what they wrote before. No order is needed. */
export const CHECKOUTS: ConsumerSettings = {
  durable: 'conversation-checkout',
  stream: 'CHECKOUT',
  filter: 'checkout',
  maxAckPending: 256,
  ackWaitMs: 2_000,
}

/** The intake of the relay, one consumer for each outbound subject, so that each chat is served in order. */
export const INTAKES: readonly ConsumerSettings[] = ALL_PARTITIONS.map((partition) => ({
  durable: `relay-${partition}`,
  stream: 'OUTBOUND',
  filter: `outbound.${partition}`,
  maxAckPending: 1,
  ackWaitMs: ACK_WAIT_MS,
}))

export const ANSWERS: ConsumerSettings = {
  durable: 'relay-answer',
  stream: 'OUTBOUND',
  filter: 'answer',
  maxAckPending: 256,
  ackWaitMs: ACK_WAIT_MS,
}

/** Requests of different members need no order; a request that comes after its cancel finds the session not searching. */
export const MATCHES: ConsumerSettings = {
  durable: 'matchmaker',
  stream: 'MATCH',
  filter: 'match.*',
  maxAckPending: 256,
  ackWaitMs: ACK_WAIT_MS,
}

export const ADMIN_COMMANDS: ConsumerSettings = {
  durable: 'admin',
  stream: 'ADMIN',
  filter: 'admin.command',
  maxAckPending: 64,
  ackWaitMs: ACK_WAIT_MS,
}

/** Calls of different rooms need no order; a room that has ended is remembered, so that a call does not begin after it. */
export const CALLS: ConsumerSettings = {
  durable: 'video-call',
  stream: 'CALL',
  filter: 'call.*',
  maxAckPending: 256,
  ackWaitMs: ACK_WAIT_MS,
}
