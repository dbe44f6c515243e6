import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '@anonchat/runtime'
import { backoffMs } from '../domain/backoff.js'
import { type ClassifiedUpdate, classify } from '../domain/classify.js'
import { parseUpdate, type Update } from '../domain/parse-update.js'
import { UPDATE_KINDS } from '../domain/update-kinds.js'
import type { GatewayMetrics } from '../out/metrics.js'
import type { PublishUpdate } from '../out/publish-update.js'
import type { CallOutcome, CallTelegram } from '../out/telegram.js'
import { isTokenRefused, reasonOf, TokenRefused } from '../out/until-answered.js'
import { publishBatch } from './publish-batch.js'

const LONG_POLL_SECONDS = 50
const TIMEOUT_MS = (LONG_POLL_SECONDS + 10) * 1_000
const CONFIRM_TIMEOUT_MS = 3_000
const MOST_UPDATES = 100

export interface PollingParts {
  readonly call: CallTelegram
  readonly publish: PublishUpdate
  readonly metrics: GatewayMetrics
  readonly admins: ReadonlySet<number>
  readonly log: Logger
}

/** What ends polling: `stop` lets the batch in hand be finished and confirmed, `giveUp` ends everything at once. */
export interface PollingEnd {
  readonly stop: AbortSignal
  readonly giveUp: AbortSignal
}

/**
 * Asks Telegram for updates until ended. Updates are confirmed, by asking for those that follow, only after all of them
 * are stored; so what a crash leaves unconfirmed comes again. The confirmation is sent once and not repeated, because
 * Telegram may restart its numbering at a lower number.
 * @throws TokenRefused
 */
export async function poll(
  { call, publish, metrics, admins, log }: PollingParts,
  end: PollingEnd,
): Promise<void> {
  const ended = AbortSignal.any([end.stop, end.giveUp])
  const trouble = createTrouble(log)
  let confirmed: { offset?: number } = {}
  while (!ended.aborted) {
    const outcome = await call('getUpdates', request(confirmed), { timeoutMs: TIMEOUT_MS, signal: ended })
    if (ended.aborted && outcome.kind !== 'ok') break
    const batch = outcome.kind === 'ok' ? batchIn(outcome.result) : undefined
    if (batch === undefined) {
      await trouble.report(outcome, ended)
      continue
    }
    trouble.over()
    confirmed = {}
    for (const fault of batch.faults) {
      log.warn({ fault }, 'refused an update')
      metrics.count('other', 'malformed')
    }
    const classified = batch.updates.map((update): ClassifiedUpdate => classify(update, admins))
    if (!(await publishBatch(classified, publish, end.giveUp))) return
    if (batch.lastId !== undefined) confirmed = { offset: batch.lastId + 1 }
  }
  if (confirmed.offset !== undefined && !end.giveUp.aborted) {
    const params = { ...confirmed, limit: 1, timeout: 0 }
    await call('getUpdates', params, { timeoutMs: CONFIRM_TIMEOUT_MS, signal: end.giveUp })
  }
}

const request = (confirmed: { offset?: number }) => ({
  ...confirmed,
  limit: MOST_UPDATES,
  timeout: LONG_POLL_SECONDS,
  allowed_updates: UPDATE_KINDS,
})

interface Batch {
  readonly updates: readonly Update[]
  /** What is no update, or cannot be stored: it is confirmed with the rest, or it would come for ever. */
  readonly faults: readonly string[]
  readonly lastId: number | undefined
}

/** undefined: not what getUpdates answers. */
function batchIn(result: unknown): Batch | undefined {
  if (!Array.isArray(result)) return undefined
  const updates: Update[] = []
  const faults: string[] = []
  let lastId: number | undefined
  for (const item of result) {
    const parsed = parseUpdate(item)
    if (parsed.ok) updates.push(parsed.update)
    else faults.push(parsed.fault)
    lastId = (parsed.ok ? parsed.update.update_id : parsed.updateId) ?? lastId
  }
  return { updates, faults, lastId }
}

/** Waits longer after each failure, and says each kind of failure once until all is well again. */
function createTrouble(log: Logger) {
  let failures = 0
  const said = new Set<string>()
  return {
    over: () => {
      if (failures > 0) log.info('Telegram gives updates again')
      failures = 0
      said.clear()
    },
    report: async (outcome: CallOutcome, signal: AbortSignal) => {
      if (isTokenRefused(outcome)) throw new TokenRefused()
      const reason = reasonOf(outcome)
      const sort = outcome.kind === 'refused' ? String(outcome.code) : outcome.kind
      if (!said.has(sort)) {
        said.add(sort)
        if (outcome.kind === 'refused' && outcome.code === 409)
          log.error(
            { reason },
            'something else takes the updates of this bot: another program polls, or set a webhook',
          )
        else log.warn({ reason }, 'Telegram gives no updates; asking on')
      }
      const asked = outcome.kind === 'refused' ? (outcome.retryAfterMs ?? 0) : 0
      const wait = Math.max(asked, backoffMs(failures++, Math.random()))
      await pause(wait, undefined, { signal }).catch(() => undefined)
    },
  }
}
