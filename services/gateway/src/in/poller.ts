import { setTimeout as pause } from 'node:timers/promises'
import { Unavailable } from '@anonchat/runtime'
import type { HeldLock, PollerLock } from '../out/poller-lock.js'
import { removeWebhook } from '../out/register.js'
import { type PollingParts, poll } from './poll.js'

const ASK_FOR_LOCK_MS = 1_000
/** How long a batch in hand may take when the service stops; what is not stored then comes again. */
const FINISH_LIMIT_MS = 5_000
/** Redis may be away when the lock is to be let go; it then runs out by itself. */
const RELEASE_LIMIT_MS = 1_000

export interface Poller {
  /** Ends polling; what was taken is stored and confirmed. */
  stop(): Promise<void>
}

/**
 * Polls Telegram while this replica holds the lock, so that of all replicas one polls.
 * @param fatal called when the token is refused
 */
export function startPoller(lock: PollerLock, parts: PollingParts, fatal: (error: unknown) => void): Poller {
  const stop = new AbortController()
  const giveUp = new AbortController()
  const { log } = parts

  const pollWhileHeld = async (held: HeldLock) => {
    log.info('this replica polls Telegram')
    try {
      await removeWebhook(parts.call, AbortSignal.any([stop.signal, held.lost]), log)
      await poll(parts, { stop: stop.signal, giveUp: AbortSignal.any([giveUp.signal, held.lost]) })
    } catch (error) {
      if (!held.lost.aborted) throw error
    } finally {
      if (held.lost.aborted) log.warn('lost the lock of the poller')
      await Promise.race([held.release().catch(() => undefined), unreferenced(RELEASE_LIMIT_MS)])
    }
  }
  const run = async () => {
    while (!stop.signal.aborted) {
      const held = await acquire(lock, stop.signal).catch((error: unknown) => {
        if (!(error instanceof Unavailable)) throw error
        log.warn({ err: error }, 'cannot ask for the lock of the poller; asking again')
        return undefined
      })
      if (held !== undefined) await pollWhileHeld(held)
      await pause(ASK_FOR_LOCK_MS, undefined, { signal: stop.signal })
    }
  }
  const running = run().catch((error: unknown) => {
    if (!stop.signal.aborted) fatal(error)
  })
  return {
    stop: async () => {
      stop.abort()
      const limit = setTimeout(() => giveUp.abort(), FINISH_LIMIT_MS)
      await running
      clearTimeout(limit)
    },
  }
}

const unreferenced = (ms: number) => pause(ms, undefined, { ref: false })

/** Asks once for the lock; a lock that comes too late is let go. @throws the signal's reason */
async function acquire(lock: PollerLock, signal: AbortSignal): Promise<HeldLock | undefined> {
  signal.throwIfAborted()
  const asking = lock.tryAcquire()
  return await new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason)
      asking.then((held) => held?.release()).catch(() => undefined)
    }
    signal.addEventListener('abort', abort, { once: true })
    asking.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
