import { setTimeout as pause } from 'node:timers/promises'
import type { LaneJob, MemberUnreachable } from '@anonchat/contracts'
import type { Failures } from '@anonchat/runtime'
import { type BulkBudget, messagesOf, type OpenParcel, type Parcels, type Recorded } from '@anonchat/store'
import { settleRecipient } from '../domain/settle-recipient.js'
import type { BulkTurns } from './bulk-turns.js'
import type { Health } from './health.js'
import { insist } from './insist.js'
import type { Metrics } from './metrics.js'
import type { Refusals } from './refusals.js'
import type { SendTo } from './send-to.js'

export interface WorkParcelDeps {
  readonly parcels: Pick<Parcels, 'record' | 'hold'>
  readonly budget: Pick<BulkBudget, 'charge'>
  readonly turns: Pick<BulkTurns, 'next'>
  readonly sendTo: SendTo
  /** Tells the member's mailbox; `id` is the idempotency key. */
  unreachable(event: MemberUnreachable, id: string): Promise<void>
  /** Tells the pacer what came of a send; `retryAfterMs` when Telegram asked for patience. */
  paced(chat: Pick<LaneJob, 'chatId' | 'lane'>, retryAfterMs: number | undefined): Promise<void> | void
  readonly health: Health
  /** Of each recipient, by parcel and position: they are counted on when a parcel was given back. */
  readonly failures: Failures<string>
  readonly refusals: Refusals
  readonly metrics: { readonly sends: Pick<Metrics['sends'], 'inc'> }
}

const REFUSED: Recorded = { outcome: 'refused', messageIds: [] }
/** Sends of one parcel under way at once. */
const HANDS = 8

/** A recipient whose outcome is not known yet. */
interface Waiting {
  readonly position: number
  readonly chatId: number
  readonly dueAt: number
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
  const { failures, refusals } = deps
  const { action, recipients, broadcastId } = parcel
  /** What a chat's own limit counts: a deletion is nothing. */
  const cost = messagesOf(action)
  const isFree = action.kind === 'copy' && action.allowPaid !== true
  let waiting: Waiting[] = recipients.flatMap(({ chatId }, position) =>
    recorded[position]?.outcome === 'pending' ? [{ position, chatId, dueAt: 0 }] : [],
  )
  /** Refused, and nobody has got the message since. */
  let doubtful: Waiting[] = []
  let held = false

  const record = async (position: number, outcome: Recorded): Promise<void> => {
    await insist(() => deps.parcels.record(id, action, position, outcome))
    failures.forget(`${id}/${position}`)
    failures.forget(`${id}/${position}/refused`)
    if (outcome.outcome !== 'done' || action.kind !== 'copy') return
    refusals.taken(broadcastId)
    const refused = doubtful
    doubtful = []
    for (const one of refused) await record(one.position, REFUSED)
  }
  const hold = async (why: string) => {
    held = true
    await insist(() => deps.parcels.hold(broadcastId, why))
  }
  /** Whoever is refused at a second try, after others got the message, is refused; in doubt they stay to be written to. */
  const refuse = async (one: Waiting): Promise<void> => {
    if (refusals.refused(broadcastId)) return await hold('refused')
    const tries = failures.add(`${id}/${one.position}/refused`)
    if (tries > 1 && refusals.wasTaken(broadcastId)) return await record(one.position, REFUSED)
    doubtful.push(one)
  }
  const tellUnreachable = async (chatId: number, reason: MemberUnreachable['reason']) => {
    const trace = `broadcast-${id}`
    await deps.unreachable({ type: 'unreachable', memberId: chatId, trace, reason }, `${trace}/${chatId}`)
  }
  const tryOne = async (one: Waiting): Promise<void> => {
    const { position, chatId } = one
    const { method, outcome } = await deps.sendTo(action, recipients[position] ?? { chatId })
    deps.metrics.sends.inc({ lane: 'bulk', method, outcome: outcome.kind })
    await deps.paced({ chatId, lane: 'bulk' }, outcome.kind === 'retry-after' ? outcome.ms : undefined)
    deps.health.note(chatId, outcome.kind)
    const failed = failures.of(`${id}/${position}`)
    const settled = settleRecipient(action.kind, outcome, failed, deps.health.othersSucceed())
    switch (settled.kind) {
      case 'recorded':
        if (settled.unreachable !== undefined) await tellUnreachable(chatId, settled.unreachable)
        return await record(position, settled.recorded)
      case 'later':
        if (settled.counts) failures.add(`${id}/${position}`)
        waiting.push({ ...one, dueAt: Date.now() + settled.ms })
        return
      case 'refused':
        return await refuse(one)
      case 'no-source':
        return await hold('source-gone')
    }
  }
  const hand = async (ready: Waiting[]): Promise<void> => {
    for (let one = ready.shift(); one !== undefined; one = ready.shift()) {
      const { chatId } = one
      if (held || !mayGoOn()) return
      const wait = cost === 0 ? 0 : await insist(() => deps.budget.charge(chatId, cost))
      if (wait > 0) waiting.push({ ...one, dueAt: Date.now() + wait })
      else if ((await deps.turns.next(isFree)) && mayGoOn()) await tryOne(one)
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
  return doubtful.length === 0 ? { kind: 'finished' } : { kind: 'later', ms: longestMs }
}
