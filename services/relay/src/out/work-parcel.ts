import { setTimeout as pause } from 'node:timers/promises'
import type { LaneJob, MemberUnreachable, Parcel } from '@anonchat/contracts'
import { type BulkBudget, messagesOf, type OpenParcel, type Parcels, type Recorded } from '@anonchat/store'
import { settleRecipient } from '../domain/settle-recipient.js'
import type { Health } from './health.js'
import { insist } from './insist.js'
import type { Metrics } from './metrics.js'
import type { SendTo } from './send-to.js'
import type { Turns } from './turns.js'

export interface WorkParcelDeps {
  readonly parcels: Pick<Parcels, 'record' | 'hold'>
  readonly budget: Pick<BulkBudget, 'charge'>
  readonly turns: Turns
  readonly sendTo: SendTo
  /** Tells the member's mailbox; `id` is the idempotency key. */
  unreachable(event: MemberUnreachable, id: string): Promise<void>
  /** Tells the pacer what came of a send; `retryAfterMs` when Telegram asked for patience. */
  paced(chat: Pick<LaneJob, 'chatId' | 'lane'>, retryAfterMs: number | undefined): Promise<void> | void
  readonly health: Health
  readonly metrics: Pick<Metrics, 'sends'>
}

/** Sends of one parcel under way at once. */
const HANDS = 8
/** So many in a row that Telegram does not take: it is the message, not its receivers. */
const REFUSED_IN_A_ROW = 20

/** A recipient whose outcome is not known yet. */
interface Waiting {
  readonly position: number
  dueAt: number
  failures: number
}

/** How a parcel is left: with every outcome known, with something to do after a while, or because it may not go on. */
export type Left = { kind: 'finished' } | { kind: 'later'; ms: number } | { kind: 'interrupted' }

/**
 * Writes to every recipient of a parcel whose outcome is not known yet, several at a time.
 * @param mayGoOn asked before every send
 * @param longestMs longer waits are given back instead of being waited for
 */
export async function workParcel(
  deps: WorkParcelDeps,
  id: string,
  { parcel, recorded }: OpenParcel,
  mayGoOn: () => boolean,
  longestMs: number,
): Promise<Left> {
  const { action, recipients, broadcastId } = parcel
  /** What a chat's own limit counts: a deletion is nothing. */
  const cost = messagesOf(action)
  let waiting: Waiting[] = recipients.flatMap((_, position) =>
    recorded[position]?.outcome === 'pending' ? [{ position, dueAt: 0, failures: 0 }] : [],
  )
  let refusedInARow = 0
  let held = false

  const record = async (position: number, outcome: Recorded) => {
    await insist(() => deps.parcels.record(id, action, position, outcome))
    refusedInARow = outcome.outcome === 'refused' ? refusedInARow + 1 : 0
    if (refusedInARow === REFUSED_IN_A_ROW && action.kind === 'copy') await hold('refused')
  }
  const hold = async (why: string) => {
    held = true
    await insist(() => deps.parcels.hold(broadcastId, why))
  }
  const tellUnreachable = async (chatId: number, reason: MemberUnreachable['reason']) => {
    const trace = `broadcast-${id}`
    await deps.unreachable({ type: 'unreachable', memberId: chatId, trace, reason }, `${trace}/${chatId}`)
  }
  const tryOne = async (one: Waiting, recipient: Parcel['recipients'][number]): Promise<void> => {
    const { chatId } = recipient
    const { method, outcome } = await deps.sendTo(action, recipient)
    deps.metrics.sends.inc({ lane: 'bulk', method, outcome: outcome.kind })
    await deps.paced({ chatId, lane: 'bulk' }, outcome.kind === 'retry-after' ? outcome.ms : undefined)
    deps.health.note(chatId, outcome.kind)
    const settled = settleRecipient(action.kind, outcome, one.failures, deps.health.othersSucceed())
    switch (settled.kind) {
      case 'recorded':
        if (settled.unreachable !== undefined) await tellUnreachable(chatId, settled.unreachable)
        return await record(one.position, settled.recorded)
      case 'later':
        one.failures += settled.counts ? 1 : 0
        one.dueAt = Date.now() + settled.ms
        waiting.push(one)
        return
      case 'no-source':
        return await hold('source-gone')
    }
  }
  const hand = async (ready: Waiting[]): Promise<void> => {
    for (let one = ready.shift(); one !== undefined; one = ready.shift()) {
      const recipient = recipients[one.position]
      if (recipient === undefined || held || !mayGoOn()) return
      const wait = cost === 0 ? 0 : await insist(() => deps.budget.charge(recipient.chatId, cost))
      if (wait > 0) waiting.push({ ...one, dueAt: Date.now() + wait })
      else if ((await deps.turns.next()) && mayGoOn()) await tryOne(one, recipient)
      else return
    }
  }

  while (waiting.length > 0) {
    const now = Date.now()
    const ms = Math.min(...waiting.map(({ dueAt }) => dueAt)) - now
    if (ms > longestMs) return { kind: 'later', ms }
    if (ms > 0) await pause(ms)
    const ready = waiting.filter(({ dueAt }) => dueAt <= now + Math.max(0, ms))
    waiting = waiting.filter((one) => !ready.includes(one))
    await Promise.all(Array.from({ length: HANDS }, () => hand(ready)))
    if (held || !mayGoOn()) return { kind: 'interrupted' }
  }
  return { kind: 'finished' }
}
