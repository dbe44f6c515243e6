import type { Fence } from '@anonchat/contracts'
import { type Server, startRedis } from '@anonchat/servers'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRedis } from '../client.js'
import { type Lanes, openLanes } from './lanes.js'

const [R1, R2] = ['01JD0000000000000000000001', '01JD0000000000000000000002']
const opens = (roomId: string): Fence => ({ kind: 'opens', roomId })
const within = (roomId: string): Fence => ({ kind: 'within', roomId })
const closes = (roomId: string): Fence => ({ kind: 'closes', roomId })

let server: Server
let redis: Redis
let lanes: Lanes
let chats = 1_000
const fresh = () => ({ chatId: ++chats, lane: 'live' as const })

beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
  lanes = openLanes(redis, { ratePerSecond: 0, burst: 20, holdMs: 60_000 })
})
afterAll(async () => {
  redis.disconnect()
  await server.dispose()
})

describe('the fence of a lane', () => {
  const cases: readonly [string, readonly (readonly [Fence | undefined, 'pushed' | 'stale'])[]][] = [
    [
      'lets a room be opened, spoken in and closed',
      [
        [opens(R1), 'pushed'],
        [within(R1), 'pushed'],
        [closes(R1), 'pushed'],
      ],
    ],
    [
      'drops what is said after the end',
      [
        [opens(R1), 'pushed'],
        [closes(R1), 'pushed'],
        [within(R1), 'stale'],
      ],
    ],
    [
      'drops what is said in another room',
      [
        [opens(R1), 'pushed'],
        [within(R2), 'stale'],
        [within(R1), 'pushed'],
      ],
    ],
    [
      'opens a room once',
      [
        [opens(R1), 'pushed'],
        [opens(R1), 'stale'],
      ],
    ],
    [
      'does not open a room again that was closed',
      [
        [opens(R1), 'pushed'],
        [closes(R1), 'pushed'],
        [opens(R1), 'stale'],
      ],
    ],
    [
      'closes a room once',
      [
        [opens(R1), 'pushed'],
        [closes(R1), 'pushed'],
        [closes(R1), 'stale'],
      ],
    ],
    [
      'is not confused by what comes late from the room before',
      [
        [opens(R1), 'pushed'],
        [closes(R1), 'pushed'],
        [opens(R2), 'pushed'],
        [opens(R1), 'stale'],
        [within(R1), 'stale'],
        [closes(R1), 'stale'],
        [within(R2), 'pushed'],
        [closes(R2), 'pushed'],
      ],
    ],
    [
      'knows nothing after a loss of Redis, and lets a room be spoken in and closed',
      [
        [within(R1), 'pushed'],
        [closes(R1), 'pushed'],
        [within(R1), 'stale'],
      ],
    ],
    [
      'does not touch what belongs to no room',
      [
        [opens(R1), 'pushed'],
        [undefined, 'pushed'],
        [closes(R1), 'pushed'],
        [undefined, 'pushed'],
      ],
    ],
  ]
  it.each(cases)('%s', async (_, steps) => {
    const lane = fresh()
    const seen: string[] = []
    for (const [index, [fence]] of steps.entries()) {
      seen.push((await lanes.push(lane, `k${index}`, '{}', fence)).kind)
    }
    expect(seen).toEqual(steps.map(([, kind]) => kind))
  })

  it('says of a repeated envelope that it came before, whatever became of its room', async () => {
    const lane = fresh()
    await lanes.push(lane, 'a', '{}', opens(R1))
    await lanes.push(lane, 'b', '{}', within(R1))
    await lanes.push(lane, 'c', '{}', closes(R1))
    expect((await lanes.push(lane, 'b', '{}', within(R1))).kind).toBe('duplicate')
  })
})
