import type { MatchRequest } from '@anonchat/contracts'
import type { MatchAnswer, MatchDays, MatchedEntry, Pool } from '@anonchat/store'
import { toPoolTicket } from '../domain/pool-ticket.js'
import type { Metrics } from '../out/metrics.js'
import type { Outbox } from '../out/outbox.js'

export interface MatchContext {
  readonly pool: Pool
  readonly outbox: Outbox
  readonly metrics: Metrics
  /** Figures by day, which may lack what was counted in the moment of a crash. */
  readonly days: MatchDays
  readonly now: () => number
  readonly newRoomId: () => string
}

/** Opens a room with somebody who waits, or lets the member wait; gives which it was. @throws Unavailable */
export async function onMatchRequest(
  context: MatchContext,
  request: MatchRequest,
): Promise<MatchAnswer['kind']> {
  const { pool, now, newRoomId } = context
  const answer = await pool.matchOrWait(toPoolTicket(request), newRoomId(), now())
  await follow(context, answer)
  return answer.kind
}

async function follow(context: MatchContext, answer: MatchAnswer): Promise<void> {
  const { outbox, metrics } = context
  switch (answer.kind) {
    case 'matched':
      metrics.examined.observe(answer.examined)
      countMatch(context, answer.entry)
      return await outbox.complete(answer.entry)
    case 'matched-before':
      // The first delivery may have ended between the claim and the news of it.
      if (answer.entry !== null) await outbox.complete(answer.entry)
      return
    case 'waiting':
      metrics.examined.observe(answer.examined)
      return
    case 'over':
      countTimeouts(context, 1)
      return await outbox.complete(answer.entry)
    case 'dropped':
      return
  }
}

const today = (now: () => number): string => new Date(now()).toISOString().slice(0, 10)
/** Nobody waits for a figure, and none is worth failing for. */
const leave = (counting: Promise<void>): void => void counting.catch(() => {})

export function countMatch({ metrics, days, now }: MatchContext, { sides }: MatchedEntry): void {
  metrics.matches.inc()
  for (const { waitedMs } of sides) metrics.waitSeconds.observe(waitedMs / 1_000)
  const waits = sides.map(({ waitedMs }) => waitedMs)
  leave(days.matched(today(now), waits))
}

export function countTimeouts({ metrics, days, now }: MatchContext, searches: number): void {
  metrics.timeouts.inc(searches)
  leave(days.timedOut(today(now), searches))
}
