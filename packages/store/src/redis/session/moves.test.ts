import { type Server, startRedis } from '@anonchat/servers'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRedis } from '../client.js'
import { sessionKey } from '../keys.js'
import { openSessions, type Sessions } from './sessions.js'

const ROOM = '01JD0000000000000000000000'
let server: Server
let redis: Redis
let sessions: Sessions
let members = 200_000

beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
  sessions = openSessions(redis, { perSecond: 1, burst: 3, muteMs: 30_000 })
})
afterAll(async () => {
  redis.disconnect()
  await server.dispose()
})

const pair = async () => {
  const [a, b] = [members++, members++]
  const room = { state: 'chatting', room: ROOM, opened_at: 5, premium: 0, user: 1, lang: 'en' }
  await redis.hset(sessionKey(a), { ...room, partner: b, partner_user: 2 })
  await redis.hset(sessionKey(b), { ...room, partner: a, partner_user: 1, lang: 'fa' })
  return { a, b }
}

const end = (
  memberId: number,
  partnerId: number,
  key: string,
  set: Record<string, string> = { state: 'idle' },
) =>
  sessions.endRoom({
    memberId,
    partnerId,
    key,
    set,
    act: 'stop',
    roomId: ROOM,
    reason: 'stop',
    by: 'self',
    told: true,
  })

const step = (memberId: number, key: string, guard: Record<string, string>, set: Record<string, string>) =>
  sessions.move({ memberId, key, act: 'take-age', guard, set, drop: ['draft_gender'] })

describe('a move', () => {
  it('happens only from the state that it leaves, and gives what it found', async () => {
    const id = members++
    const first = await step(id, 'k1', { state: 'new' }, { state: 'idle', lang: 'en' })
    expect(first.outcome).toEqual({ kind: 'moved', state: 'new' })
    const second = await step(id, 'k2', { state: 'searching' }, { state: 'idle' })
    expect(second.outcome).toEqual({ kind: 'refused', state: 'idle' })
    expect((await sessions.read(id)).state).toBe('idle')
  })

  it('gives the same for the same event, and moves once', async () => {
    const id = members++
    await redis.hset(sessionKey(id), { state: 'registering:age', draft_gender: 'male' })
    const first = await step(id, 'k1', { state: 'registering:age' }, { state: 'registering:city' })
    const again = await step(id, 'k1', { state: 'registering:age' }, { state: 'registering:city' })
    expect(again).toEqual(first)
    expect(first.before).toEqual({ state: 'registering:age', draft_gender: 'male' })
    expect(await redis.hgetall(sessionKey(id))).toMatchObject({ state: 'registering:city' })
    expect((await sessions.read(id)).draft.gender).toBeNull()
  })

  it('that was refused stays refused when it is repeated', async () => {
    const id = members++
    await redis.hset(sessionKey(id), { state: 'chatting' })
    expect((await step(id, 'k', { state: 'searching' }, { state: 'idle' })).outcome.kind).toBe('refused')
    await redis.hset(sessionKey(id), { state: 'searching' })
    expect((await step(id, 'k', { state: 'searching' }, { state: 'idle' })).outcome.kind).toBe('refused')
  })

  it('that was refused leaves nobody with a session who had none', async () => {
    const id = members++
    await step(id, 'k', { state: 'idle' }, { state: 'searching' })
    expect(await redis.exists(sessionKey(id))).toBe(0)
  })
})

describe('the end of a room', () => {
  it('happens once when both end it at the same moment', async () => {
    const { a, b } = await pair()
    const [mine, theirs] = await Promise.all([end(a, b, 'ka'), end(b, a, 'kb')])
    expect([mine.outcome.kind, theirs.outcome.kind].sort()).toEqual(['moved', 'refused'])
    for (const id of [a, b]) {
      const { pending } = await redis.hgetall(sessionKey(id))
      expect(pending?.split(';')).toHaveLength(1)
    }
  })

  it('leaves both idle, with the notice pending from the view of each', async () => {
    const { a, b } = await pair()
    const { outcome } = await end(a, b, 'k')
    expect(outcome).toMatchObject({ kind: 'moved', ended: true, partner_lang: 'fa', partner_told: true })
    expect(await redis.hgetall(sessionKey(a))).toMatchObject({
      state: 'idle',
      pending: `ended:${ROOM}:stop:self:${b}`,
    })
    const theirs = await redis.hgetall(sessionKey(b))
    expect(theirs).toMatchObject({ state: 'idle', pending: `ended:${ROOM}:stop:partner:${a}` })
    expect(theirs.room).toBeUndefined()
  })

  it('gives a redelivery what the first try got, and tells nobody twice', async () => {
    const { a, b } = await pair()
    const first = await end(a, b, 'k')
    expect(await end(a, b, 'k')).toEqual(first)
    expect(await redis.hget(sessionKey(b), 'pending')).toBe(`ended:${ROOM}:stop:partner:${a}`)
  })

  it('leaves a partner alone who is in another room already', async () => {
    const { a, b } = await pair()
    await redis.hset(sessionKey(b), { room: '01JD0000000000000000000009' })
    expect((await end(a, b, 'k')).outcome).toMatchObject({ ended: true, partner_told: false })
    expect(await redis.hget(sessionKey(b), 'state')).toBe('chatting')
  })

  it('by a partner who was faster does not keep a member from searching on', async () => {
    const { a, b } = await pair()
    await end(b, a, 'kb')
    const { outcome } = await end(a, b, 'ka', { state: 'searching', search: 's' })
    expect(outcome).toMatchObject({ kind: 'moved', ended: false })
    expect(await sessions.read(a)).toMatchObject({ state: 'searching', searchId: 's' })
  })
})

describe('notices that were published', () => {
  it('are taken out, and what came meanwhile stays', async () => {
    const [a, b] = [members++, members++]
    await redis.hset(sessionKey(a), 'pending', `opened:${ROOM}:${b};ended:${ROOM}:stop:self:${b}`)
    await redis.hset(sessionKey(b), 'pending', `opened:${ROOM}:${a}`)
    await sessions.settle([
      { memberId: a, notices: [`opened:${ROOM}:${b}`] },
      { memberId: b, notices: [`opened:${ROOM}:${a}`] },
    ])
    expect(await redis.hget(sessionKey(a), 'pending')).toBe(`ended:${ROOM}:stop:self:${b}`)
    expect(await redis.exists(sessionKey(b))).toBe(0)
  })
})

describe('a lost session', () => {
  const restored = (a: number, b: number) =>
    sessions.restore({
      memberId: a,
      set: { state: 'idle', user: '1', lang: 'en' },
      room: {
        roomId: ROOM,
        partnerId: b,
        mine: { state: 'chatting', room: ROOM, partner: String(b), opened_at: '1', premium: '0' },
        partners: {
          state: 'chatting',
          room: ROOM,
          partner: String(a),
          opened_at: '1',
          premium: '0',
          user: '2',
        },
      },
    })

  it("is rebuilt on both sides when the partner's is lost too", async () => {
    const [a, b] = [members++, members++]
    expect(await restored(a, b)).toMatchObject({
      result: 'chatting',
      session: { state: 'chatting', partnerId: b },
    })
    expect(await sessions.read(b)).toMatchObject({ state: 'chatting', partnerId: a })
    expect((await restored(b, a)).result).toBe('kept')
  })

  it('does not go back into a room that the partner has left', async () => {
    const [a, b] = [members++, members++]
    await redis.hset(sessionKey(b), { state: 'searching', search: 's' })
    expect(await restored(a, b)).toMatchObject({ result: 'idle', session: { state: 'idle' } })
    expect((await sessions.read(b)).state).toBe('searching')
  })

  it('never replaces one that is there', async () => {
    const [a, b] = [members++, members++]
    await redis.hset(sessionKey(a), { state: 'idle' })
    expect(await restored(a, b)).toMatchObject({ result: 'kept', session: { state: 'idle' } })
    expect(await redis.exists(sessionKey(b))).toBe(0)
  })
})
