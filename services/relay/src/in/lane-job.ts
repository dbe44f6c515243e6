import { randomBytes } from 'node:crypto'
import {
  Envelope,
  type LaneJob,
  type MemberPremium,
  type MemberRefused,
  type MemberUnreachable,
} from '@anonchat/contracts'
import type { JobOutcome } from '@anonchat/queue'
import type { Logger, Tracing } from '@anonchat/runtime'
import type { Lanes, Note, SendOutcomes, SentMessages } from '@anonchat/store'
import { albumParts } from '../domain/album-parts.js'
import { type Decision, decide } from '../domain/decide.js'
import { outcomeOf } from '../domain/outcome-of.js'
import { aboutMoney, isAboutMoney } from '../out/about-money.js'
import type { Buried } from '../out/bury.js'
import type { Deliver } from '../out/deliver.js'
import type { Health } from '../out/health.js'
import { insist } from '../out/insist.js'
import type { Metrics } from '../out/metrics.js'
import { notesOf } from '../out/notes.js'
import { refusedOf } from '../out/refused.js'

export interface LaneJobDeps {
  readonly lanes: Lanes
  readonly sent: Pick<SentMessages, 'note'>
  readonly outcomes: Pick<SendOutcomes, 'note'>
  readonly deliver: Deliver
  arm(job: LaneJob): Promise<void>
  bury(what: Buried): Promise<void>
  /** Tells the member's mailbox; `id` is the idempotency key. */
  unreachable(event: MemberUnreachable, id: string): Promise<void>
  /** Tells the mailbox of whoever sent what the receiver does not want; `id` is the idempotency key. */
  refused(event: MemberRefused, id: string): Promise<void>
  /** Tells the mailbox of whose money it was; `id` is the idempotency key. */
  money(event: MemberPremium, id: string): Promise<void>
  /** Tells the pacer what came of a send; `retryAfterMs` when Telegram asked for patience. */
  paced(job: LaneJob, retryAfterMs: number | undefined): Promise<void> | void
  readonly health: Health
  readonly metrics: Pick<Metrics, 'sends' | 'wait' | 'deadLetters' | 'emptied'>
  readonly tracing: Tracing
  readonly log: Logger
}

/** The head of a lane while it is tried. */
interface Head {
  readonly job: LaneJob
  readonly holder: string
  readonly envelope: Envelope
  /** With this one. */
  readonly attempts: number
}

const DONE: JobOutcome = { kind: 'done' }

function parse(json: string): { envelope: Envelope } | { payload: unknown } {
  try {
    const payload: unknown = JSON.parse(json)
    const parsed = Envelope.safeParse(payload)
    return parsed.success ? { envelope: parsed.data } : { payload }
  } catch {
    return { payload: json }
  }
}

/** One activation of a lane: sends its head, removes it after that, and arms the next activation. */
export function createLaneJob(deps: LaneJobDeps): (job: LaneJob) => Promise<JobOutcome> {
  const { lanes, deliver, arm, health, metrics, tracing, log } = deps
  const replica = randomBytes(6).toString('hex')
  let activations = 0

  /** Whoever dies between the two steps leaves a job of an old generation: its activation arms the next one. */
  const goOn = async (job: LaneJob, step: () => Promise<number | undefined>): Promise<JobOutcome> => {
    const next = await insist(step)
    if (next !== undefined) await arm({ ...job, generation: next })
    return DONE
  }
  const advance = (job: LaneJob, notes: readonly Note[] = []): Promise<JobOutcome> =>
    goOn(job, () => lanes.pop(job, notes))

  const bury = async (what: Buried): Promise<JobOutcome> => {
    await deps.bury(what)
    metrics.deadLetters.inc({ lane: what.job.lane, reason: what.reason })
    return await advance(what.job)
  }

  const sent = async ({ job, envelope }: Head, messageIds: readonly number[]): Promise<JobOutcome> => {
    metrics.wait.observe({ lane: job.lane }, (Date.now() - envelope.decidedAt) / 1_000)
    const { here, there } = notesOf(envelope, messageIds)
    // On their way to Redis before the pop is, on the same connection.
    const noted = there.map((note) => insist(() => deps.sent.note(note)))
    const [outcome] = await Promise.all([advance(job, here), ...noted])
    return outcome
  }

  const giveUpChat = async ({ job, envelope }: Head, reason: MemberUnreachable['reason']) => {
    const { chatId, trace, key } = envelope
    if (chatId > 0) {
      await deps.unreachable({ type: 'unreachable', memberId: chatId, trace, reason }, `${key}/unreachable`)
    }
    metrics.emptied.inc({ lane: job.lane }, await insist(() => lanes.empty(job)))
    return DONE
  }

  const tellSender = async (envelope: Envelope, why: Parameters<typeof refusedOf>[1]): Promise<void> => {
    const refused = refusedOf(envelope, why)
    if (refused !== undefined) await deps.refused(refused, `${envelope.key}/refused`)
  }

  /** @returns undefined for what does not come apart */
  const comeApart = async ({ job, envelope }: Head): Promise<JobOutcome | undefined> => {
    const parts = albumParts(envelope)?.map((part) => JSON.stringify(part))
    return parts && (await goOn(job, () => lanes.split(job, parts)))
  }

  const settle = async (head: Head, decision: Decision): Promise<JobOutcome> => {
    const { job, envelope, attempts } = head
    const money = aboutMoney(envelope, decision)
    if (money !== undefined) await deps.money(money, `${envelope.key}/money`)
    const outcome = envelope.noteOutcome === true ? outcomeOf(decision) : undefined
    // Before it leaves the lane: who dies in between tries again, and notes what came of that.
    if (outcome !== undefined) await insist(() => deps.outcomes.note(envelope.key, outcome))
    switch (decision.kind) {
      case 'sent':
        return await sent(head, decision.messageIds)
      case 'forbidden':
        await tellSender(envelope, 'forbidden')
        return await advance(job)
      case 'skip':
        return await advance(job)
      case 'bury': {
        const { trace, key } = envelope
        // Who waits for it is told, and that is enough.
        if (outcome !== undefined) return await advance(job)
        await tellSender(envelope, 'not-taken')
        const why = { reason: 'refused-by-telegram', error: decision.error } as const
        return await bury({ id: key, job, payload: envelope, trace, attempts, ...why })
      }
      case 'unreachable':
        // No chat is given up for it, and no other call waits behind it.
        if (isAboutMoney(envelope)) return await settle(head, { kind: 'bury', error: decision.reason })
        return await giveUpChat(head, decision.reason)
      case 'wait':
        await insist(() => lanes.release(job, head.holder, decision.counts))
        return { kind: 'again', afterMs: decision.ms }
    }
  }

  const attempt = async (head: Head): Promise<JobOutcome> => {
    const { job, envelope, attempts } = head
    const { lane } = job
    tracing.step(envelope.trace, 'lane', envelope.decidedAt, { 'anonchat.lane': lane })
    const { method, outcome } = await tracing.during(
      envelope.trace,
      'send',
      () => deliver(envelope),
      ({ method, outcome }) => ({
        'telegram.method': method,
        'anonchat.outcome': outcome.kind,
        'anonchat.attempt': attempts,
      }),
    )
    metrics.sends.inc({ lane, method, outcome: outcome.kind })
    log.debug({ trace: envelope.trace, lane, method, outcome: outcome.kind }, 'tried')
    await deps.paced(job, outcome.kind === 'retry-after' ? outcome.ms : undefined)
    health.note(envelope.chatId, outcome.kind)
    const apart = outcome.kind === 'bad-request' ? await comeApart(head) : undefined
    return apart ?? (await settle(head, decide(outcome, attempts - 1, health.othersSucceed())))
  }

  return async (job) => {
    const holder = `${replica}:${activations++}`
    const taken = await insist(() => lanes.take(job, holder))
    switch (taken.kind) {
      case 'idle':
        return DONE
      case 'stale':
        await arm({ ...job, generation: taken.activate })
        return DONE
      case 'wait':
        return { kind: 'again', afterMs: taken.ms }
      case 'send': {
        const attempts = taken.failedAttempts + 1
        const parsed = parse(taken.envelope)
        if ('envelope' in parsed) return await attempt({ job, holder, envelope: parsed.envelope, attempts })
        const why = { reason: 'unparsable', error: 'not an envelope' } as const
        return await bury({ id: holder, job, payload: parsed.payload, attempts, ...why })
      }
    }
  }
}
