import { type BusConnection, openConnection } from '@anonchat/bus'
import { STREAMS, TIMERS_QUEUE } from '@anonchat/contracts'
import { openProducer, queueConnection } from '@anonchat/queue'
import { createLogger } from '@anonchat/runtime'
import { waitUntil } from '@anonchat/servers'
import { poolKey } from '@anonchat/store'
import type { System } from '../../src/index.js'
import type { Random } from '../random-update/random.js'

const LIMIT_MS = 120_000
const WORK = Object.entries(STREAMS).flatMap(([name, { retention }]) =>
  retention === 'workqueue' ? [name] : [],
)

/** Knows when nothing is on its way in the whole system any more. */
export interface Quiet {
  /** Resolves when all that members did has come to its end. Rejects with what is still on its way. */
  wait(): Promise<void>
  /** Lets one of the timers that are set run out now. @returns whose, or null when none is set */
  runOut(random: Random): Promise<string | null>
  /** How many dead letters there are. */
  dead(): Promise<number>
  close(): Promise<void>
}

interface Stand {
  readonly waiting: Readonly<Record<string, number>>
  /** How many messages there ever were: it grows when something happens. */
  readonly ever: number
}

export async function openQuiet(system: System): Promise<Quiet> {
  const redis = queueConnection(system.redis.url)
  const lanes = [openProducer('deliver', redis), openProducer('bulk', redis)]
  const timers = openProducer(TIMERS_QUEUE, redis)
  const bus = await openConnection(system.nats.url, 'test', createLogger('test', 'silent'))

  async function stand(): Promise<Stand> {
    const waiting: Record<string, number> = { updates: system.sandbox.pendingUpdates() }
    let ever = 0
    for (const name of WORK) {
      const { state } = await infoOf(bus, name)
      waiting[name] = state.messages
      ever += state.last_seq
    }
    waiting.lanes = (await Promise.all(lanes.map((lane) => lane.depth()))).reduce((sum, one) => sum + one)
    const due = [...(await timers.queue.getDelayed()), ...(await timers.queue.getJobs(['waiting', 'active']))]
    // Rooms that are open, and perhaps not yet written down.
    waiting.outbox = await redis.hlen(poolKey('outbox'))
    // Rooms may go on for long; the end of an album is waited for.
    waiting.albums = due.filter((job) => job?.data.timer === 'album').length
    return { waiting, ever }
  }

  return {
    wait: async () => {
      let last: Stand | undefined
      await waitUntil(
        async () => {
          const now = await stand()
          const isQuiet = Object.values(now.waiting).every((count) => count === 0)
          const isStill = isQuiet && last?.ever === now.ever
          last = isQuiet ? now : undefined
          return isStill
        },
        LIMIT_MS,
        () => `not quiet: ${JSON.stringify(last)}`,
      )
    },
    runOut: async (random) => {
      const set = (await timers.queue.getDelayed()).filter((job) => job !== undefined)
      if (set.length === 0) return null
      const job = random.pick(set.sort((a, b) => (a.id ?? '').localeCompare(b.id ?? '')))
      try {
        await job.promote()
      } catch {
        // It ran out by itself in this moment.
        return null
      }
      return String(job.data.timer)
    },
    dead: async () => (await infoOf(bus, 'DEAD')).state.messages,
    close: async () => {
      await Promise.all([...lanes, timers].map((one) => one.close()))
      redis.disconnect()
      await bus.close()
    },
  }
}

const infoOf = ({ jsm }: BusConnection, name: string) => jsm.streams.info(name)
