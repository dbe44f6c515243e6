import type { MatchRequest } from '@anonchat/contracts'
import type { MatchAnswer, MatchedEntry, Pool } from '@anonchat/store'
import { toPoolTicket } from '../domain/pool-ticket.js'
import type { Metrics } from '../out/metrics.js'
import type { Outbox } from '../out/outbox.js'

export interface MatchContext {
  readonly pool: Pool
  readonly outbox: Outbox
  readonly metrics: Metrics
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

async function follow({ outbox, metrics }: MatchContext, answer: MatchAnswer): Promise<void> {
  switch (answer.kind) {
    case 'matched':
      metrics.examined.observe(answer.examined)
      countMatch(metrics, answer.entry)
      return await outbox.complete(answer.entry)
    case 'matched-before':
      // The first delivery may have ended between the claim and the news of it.
      if (answer.entry !== null) await outbox.complete(answer.entry)
      return
    case 'waiting':
      metrics.examined.observe(answer.examined)
      return
    case 'over':
      metrics.timeouts.inc()
      return await outbox.complete(answer.entry)
    case 'dropped':
      return
  }
}

export function countMatch(metrics: Metrics, { sides }: MatchedEntry): void {
  metrics.matches.inc()
  for (const { waitedMs } of sides) metrics.waitSeconds.observe(waitedMs / 1_000)
}
