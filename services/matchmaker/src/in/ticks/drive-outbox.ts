import { type Logger, Unavailable } from '@anonchat/runtime'
import type { OutboxEntry } from '@anonchat/store'
import type { MatchContext } from '../match-request.js'

const AT_ONCE = 50
const ROUNDS = 20

/** Sees through what a replica decided and did not finish: it died, or a server was away. */
export async function driveOutbox(context: MatchContext, log: Logger): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const entries = await context.pool.claimOutbox(AT_ONCE, context.now())
    for (const entry of entries) await drive(context, log, entry)
    if (entries.length < AT_ONCE) return
  }
}

/** One entry that cannot be done must not stand before the others; a server that is away stops them all. */
async function drive({ outbox, metrics }: MatchContext, log: Logger, entry: OutboxEntry): Promise<void> {
  metrics.redriven.inc()
  try {
    await outbox.completeNow(entry)
  } catch (error) {
    if (error instanceof Unavailable) throw error
    log.error({ err: error, kind: entry.kind }, 'an entry of the outbox failed; it is tried again')
  }
}
