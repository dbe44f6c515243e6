import { type Server, startRedis } from '@anonchat/servers'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRedis } from '../client.js'
import { begunKey, floodKey, sessionKey } from '../keys.js'
import { openSessions, type Sessions } from './sessions.js'

let server: Server
let redis: Redis
let sessions: Sessions
let members = 100_000

beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
  sessions = openSessions(redis, { perSecond: 1, burst: 3, muteMs: 30_000 })
})
afterAll(async () => {
  redis.disconnect()
  await server.dispose()
})

const begin = (
  memberId: number,
  key: string,
  sequence: number,
  doneAt = 0,
  charge: 'none' | 'normal' | 'exempt' = 'none',
) => sessions.begin({ memberId, key, sequence, doneAt, charge })

/** The verdicts on one message after the other, at the given times. */
const verdicts = async (memberId: number, times: readonly number[]) => {
  const found: string[] = []
  for (const now of times)
    found.push((await begin(memberId, `m-${found.length}`, found.length, now, 'normal')).flood)
  return found
}

describe('the begin of an event', () => {
  it('lets a redelivery go on, and drops what was sent twice', async () => {
    const id = members++
    expect((await begin(id, '777-1', 10)).kind).toBe('new')
    expect((await begin(id, '777-1', 10)).kind).toBe('again')
    expect((await begin(id, '777-1', 11)).kind).toBe('repeated')
    expect((await begin(id, '777-2', 11)).kind).toBe('new')
  })

  it('remembers the last 64 events of a member, in bounded memory', async () => {
    const id = members++
    for (let i = 0; i < 100; i++) await begin(id, `777-${i}`, i)
    // And the sequence of the newest.
    expect(await redis.zcard(begunKey(id))).toBe(65)
    expect((await begin(id, '777-99', 1_000)).kind).toBe('repeated')
    expect((await begin(id, '777-36', 1_000)).kind).toBe('repeated')
    expect(await redis.ttl(begunKey(id))).toBeGreaterThan(24 * 3_600)
  })

  it('drops an event that comes again after a later one was begun', async () => {
    const id = members++
    await begin(id, '777-1', 10)
    await begin(id, '777-2', 11)
    expect((await begin(id, '777-1', 10)).kind).toBe('repeated')
    expect((await begin(id, '777-2', 11)).kind).toBe('again')
  })

  it('goes on where the stream was made anew and its sequences begin at 1', async () => {
    const id = members++
    for (let i = 0; i < 70; i++) await begin(id, `777-${i}`, 1_000 + i)
    expect((await begin(id, '777-70', 1)).kind).toBe('new')
    expect((await begin(id, '777-70', 1)).kind).toBe('again')
    expect((await begin(id, '777-71', 2)).kind).toBe('new')
    expect((await begin(id, '777-70', 3)).kind).toBe('repeated')
    expect((await begin(id, '777-69', 4)).kind).toBe('repeated')
  })

  it('knows nothing of the order of update ids: they may start again at random', async () => {
    const id = members++
    expect((await begin(id, '777-900', 1)).kind).toBe('new')
    expect((await begin(id, '777-5', 2)).kind).toBe('new')
    expect((await begin(id, '777-900', 3)).kind).toBe('repeated')
  })

  it('forgets what the event before it did, and never what itself did', async () => {
    const id = members++
    await redis.hset(sessionKey(id), { state: 'idle' })
    await begin(id, '777-1', 1)
    await sessions.move({
      memberId: id,
      key: '777-1',
      act: 'x',
      guard: {},
      set: { state: 'searching' },
      drop: [],
    })
    expect((await begin(id, '777-1', 1)).session.memo?.key).toBe('777-1')
    expect((await begin(id, '777-2', 2)).session.memo).toBeNull()
  })

  it('gives a session that is not there as new', async () => {
    expect((await begin(members++, '777-1', 1)).session).toMatchObject({
      state: 'new',
      pending: [],
      memo: null,
    })
  })
})

describe('a flood', () => {
  it('is warned of once, then muted once, then dropped in silence until the mute is over', async () => {
    const found = await verdicts(members++, [0, 0, 0, 0, 0, 0, 29_999, 30_000, 30_000])
    expect(found).toEqual(['ok', 'ok', 'ok', 'warn', 'mute', 'drop', 'drop', 'ok', 'ok'])
  })

  it('is none when somebody writes no faster than the bucket fills', async () => {
    const found = await verdicts(
      members++,
      Array.from({ length: 50 }, (_, i) => i * 1_000),
    )
    expect(new Set(found)).toEqual(new Set(['ok']))
  })

  it('is forgiven after the bucket was full again', async () => {
    expect((await verdicts(members++, [0, 0, 0, 0, 10_000, 10_000, 10_000, 10_000])).at(-1)).toBe('warn')
  })

  it('never holds back what is exempt', async () => {
    const id = members++
    await verdicts(id, [0, 0, 0, 0, 0, 0])
    expect((await begin(id, 'stop', 99, 0, 'exempt')).flood).toBe('ok')
  })

  it('takes no second token for a redelivery, and gives it the same verdict', async () => {
    const id = members++
    await verdicts(id, [0, 0, 0])
    expect((await begin(id, 'x', 50, 0, 'normal')).flood).toBe('warn')
    expect((await begin(id, 'x', 50, 0, 'normal')).flood).toBe('warn')
    expect((await begin(id, 'y', 51, 0, 'normal')).flood).toBe('mute')
  })

  it('is measured by when it was written: what waited in a queue is none', async () => {
    const found = await verdicts(members++, [90_000, 5_000, 6_000, 100_000, 101_000])
    expect(new Set(found)).toEqual(new Set(['ok']))
  })

  it('leaves a bucket that expires by itself', async () => {
    const id = members++
    await verdicts(id, [0])
    expect(await redis.ttl(floodKey(id))).toBeGreaterThan(0)
  })
})
