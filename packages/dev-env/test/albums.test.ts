import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type ServiceName, type System, startSystem } from '../src/index.js'
import { pairUp, populate } from '../src/load/index.js'
import { createPlayer } from './albums/player.js'
import { scriptOf } from './albums/script.js'
import { randomFrom } from './random-update/random.js'

const MEMBERS = 20
const ALBUMS_EACH = 10
const CONCURRENCY = 20
const SEED = 20_261_124
const LIMIT_MS = 400_000

const ENV = {
  DELIVER_RATE_PER_SECOND: '0',
  CHAT_RATE_PER_SECOND: '0',
  FLOOD_PER_SECOND: '1000',
  FLOOD_BURST: '1000',
  RELAY_CONCURRENCY: String(CONCURRENCY),
  // However slow the machine is: items that were given without a gap are together in the mailbox by then.
  ALBUM_WAIT_MS: '4000',
  LOG_LEVEL: 'warn',
}

let system: System | undefined
afterEach(async () => {
  await system?.stop()
  system = undefined
})

/** Without what was sent twice in a row: the one thing that a killed relay may do. */
function withoutRepeats(parts: readonly (readonly string[])[]) {
  const once = parts.filter((part, index) => part.join() !== parts[index - 1]?.join())
  return { once, repeats: parts.length - once.length }
}

async function playAlbums(lateShare: number, faults: (running: System) => Promise<void>): Promise<number> {
  const running = await startSystem({
    mode: 'processes',
    updates: 'webhook',
    replicas: { conversation: 2, relay: 2 },
    env: ENV,
    sandbox: { limits: 'off', callLogSize: 0, webhookRetry: { baseMs: 100, maxMs: 1_000 } },
  })
  system = running
  const ids = await populate(running.databaseUrl, running.sandbox, MEMBERS)
  await pairUp(running.databaseUrl, running.sandbox, ids)
  const random = randomFrom(SEED)
  const player = createPlayer(running.sandbox, random)
  const members = ids.map((id, index) => {
    const name = `m${index}`
    return { id, name, script: scriptOf(random, name, ALBUMS_EACH, lateShare) }
  })
  const playing = members.map(({ id, name, script }) => player.play(id, name, script))
  await Promise.all([...playing, faults(running)])
  await running.sandbox.drained(60_000)
  player.close()
  let repeats = 0
  for (const { name, script } of members) {
    const seen = withoutRepeats(player.seenOf(name))
    expect(seen.once, name).toEqual(script.parts)
    repeats += seen.repeats
  }
  return repeats
}

describe('200 albums of members who write at the same time, their updates apart and some of them twice', () => {
  it(
    'arrive whole, in order, once; with a gap, in the parts that the gap made',
    async () => {
      expect(await playAlbums(0.2, async () => {})).toBe(0)
    },
    LIMIT_MS,
  )

  it(
    'do so too when conversation and relay are killed meanwhile, but for sends that were on the wire',
    async () => {
      const order: ServiceName[] = ['conversation', 'relay', 'conversation', 'relay']
      const repeats = await playAlbums(0.1, async (running) => {
        for (const service of order) {
          await delay(300 + Math.random() * 1_500)
          const victim = running.replicas(service).find((replica) => replica.alive())
          if (victim === undefined) throw new Error(`no replica of ${service} is alive`)
          await running.kill(service, victim.index)
          await running.startReplica(service)
        }
      })
      expect(repeats).toBeLessThanOrEqual(2 * CONCURRENCY)
    },
    LIMIT_MS,
  )
})
