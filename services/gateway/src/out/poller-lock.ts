import { randomUUID } from 'node:crypto'
import { loadScript, pollerKey } from '@anonchat/store'
import type { Redis } from 'ioredis'

/** A replica that dies without letting go is followed by another after this. */
const LIFE_MS = 6_000
const RENEW_MS = 2_000
/** The lock counts as lost so long before Redis would give it to another: clocks run differently. */
const MARGIN_MS = 1_000

export interface HeldLock {
  /** Aborted at once when the lock is lost, or may be. */
  readonly lost: AbortSignal
  release(): Promise<void>
}

export interface PollerLock {
  /** Takes the lock if nobody holds it. */
  tryAcquire(): Promise<HeldLock | undefined>
}

/** The lock that keeps replicas from polling at the same time, in Redis. */
export function createPollerLock(redis: Redis, botId: number): PollerLock {
  const renewScript = loadScript(redis, new URL('./renew-lock.lua', import.meta.url))
  const releaseScript = loadScript(redis, new URL('./release-lock.lua', import.meta.url))
  const key = pollerKey(botId)
  return {
    tryAcquire: async () => {
      const token = randomUUID()
      const asked = performance.now()
      if ((await redis.set(key, token, 'PX', LIFE_MS, 'NX')) === null) return undefined
      return hold(asked, {
        renew: async () => (await renewScript([key], [token, LIFE_MS])) === 1,
        release: async () => {
          await releaseScript([key], [token])
        },
      })
    },
  }
}

interface LockCommands {
  renew(): Promise<boolean>
  release(): Promise<void>
}

/** Renews a lock until it is released or lost. `asked`: when the lock's life began at the earliest. */
function hold(asked: number, { renew, release }: LockCommands): HeldLock {
  const lost = new AbortController()
  let next: NodeJS.Timeout | undefined
  let expiry: NodeJS.Timeout | undefined
  const lose = () => {
    clearTimeout(next)
    clearTimeout(expiry)
    lost.abort()
  }
  const expireAfter = (start: number) => {
    clearTimeout(expiry)
    expiry = setTimeout(lose, Math.max(0, start + LIFE_MS - MARGIN_MS - performance.now()))
  }
  const renewLater = () => {
    next = setTimeout(() => void renewNow().catch(lose), RENEW_MS)
  }
  const renewNow = async () => {
    const start = performance.now()
    const renewed = await renew()
    if (lost.signal.aborted) return
    if (!renewed) return lose()
    expireAfter(start)
    renewLater()
  }
  expireAfter(asked)
  renewLater()
  return {
    lost: lost.signal,
    release: async () => {
      lose()
      await release()
    },
  }
}
