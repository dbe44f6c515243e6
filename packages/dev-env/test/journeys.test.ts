import { createDatabase, openRedis } from '@anonchat/store'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { SERVICE_NAMES, startSystem } from '../src/index.js'
import { openQuiet } from './journeys/quiet.js'
import { beginRun, play } from './journeys/run.js'
import { holdsWords } from './journeys/said.js'
import { sequences } from './journeys/step.js'
import type { World } from './journeys/world.js'
import { leaksIn } from './random-update/identity.js'

const PEOPLE = 10
const STEPS = 200
/** How long a failing sequence is made shorter, at most. */
const SHORTENING_MS = 180_000
const LIMIT_MS = 600_000
const { runs, seed } = inject('journeys')

let world: World
beforeAll(async () => {
  const system = await startSystem({
    mode: 'processes',
    updates: 'webhook',
    sandbox: { limits: 'off', webhookRetry: { baseMs: 100, maxMs: 500 } },
    env: {
      LOG_LEVEL: 'debug',
      DELIVER_RATE_PER_SECOND: '0',
      CHAT_RATE_PER_SECOND: '0',
      FLOOD_PER_SECOND: '1000',
      FLOOD_BURST: '1000',
      ALBUM_WAIT_MS: '200',
      RECENT_PARTNER_SECONDS: '1',
      SEARCH_TIMEOUT_SECONDS: '20',
      SEARCH_REFRESH_SECONDS: '1',
    },
  })
  world = {
    system,
    db: createDatabase(system.databaseUrl),
    redis: openRedis(system.redis.url),
    quiet: await openQuiet(system),
  }
}, LIMIT_MS)
afterAll(async () => {
  await world?.quiet.close()
  world?.redis.disconnect()
  await world?.db.close()
  await world?.system.stop()
})

describe(`whatever ${PEOPLE} members do in ${STEPS} steps, while services die and come back`, () => {
  const met: Awaited<ReturnType<typeof beginRun>>[] = []

  it(
    'rooms are mutual, nobody hears a stranger or learns a name, nobody is stuck, and the record says what was shown',
    async () => {
      await fc.assert(
        fc.asyncProperty(sequences(PEOPLE, STEPS), async (steps) => {
          const run = await beginRun(world, PEOPLE)
          met.push(run)
          const faults = await play(run, steps)
          if (faults.length > 0) throw new Error([...faults, 'after:', ...run.log].join('\n'))
        }),
        { numRuns: runs, seed, interruptAfterTimeLimit: LIMIT_MS * runs + SHORTENING_MS },
      )
    },
    LIMIT_MS * runs + 2 * SHORTENING_MS,
  )

  it('members did meet, talk and press buttons', () => {
    const sum = (count: (run: (typeof met)[number]) => number) =>
      met.reduce((total, run) => total + count(run), 0)
    const rooms = sum(({ people }) => people.reduce((total, person) => total + person.rooms.length, 0))
    const heard = sum(({ people }) => people.reduce((total, person) => total + person.arrivals.length, 0))
    const pressed = sum(({ acts }) => acts.presses.length)
    console.log(`${runs} sequences (seed ${seed}): ${rooms} rooms seen, ${heard} heard, ${pressed} presses`)
    expect(Math.min(rooms / 10, heard / 20, pressed / 10)).toBeGreaterThan(runs)
  })

  it.each(SERVICE_NAMES)(
    'nothing of who they are, and no word of theirs, is in a line that %s logs',
    (service) => {
      const identities = met.flatMap(({ people }) => people.map(({ identity }) => identity))
      const lines = world.system.logs(service)
      expect(lines.length).toBeGreaterThan(0)
      for (const line of lines) {
        expect(holdsWords(line), line).toBe(false)
        for (const identity of identities) expect(leaksIn(line, identity), line).toEqual([])
      }
    },
  )
})
