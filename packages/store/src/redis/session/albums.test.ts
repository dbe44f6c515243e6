import { type Server, startRedis } from '@anonchat/servers'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRedis } from '../client.js'
import { albumKey } from '../keys.js'
import { type Albums, openAlbums } from './albums.js'
import { openSessions, type Sessions } from './sessions.js'

let server: Server
let redis: Redis
let albums: Albums
let sessions: Sessions
let members = 700_000

beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
  albums = openAlbums(redis)
  sessions = openSessions(redis, { perSecond: 1, burst: 3, muteMs: 30_000 })
})
afterAll(async () => {
  redis.disconnect()
  await server.dispose()
})

const add = (memberId: number, messageId: number, more: { group?: string; roomId?: string } = {}) =>
  albums.collect({
    memberId,
    group: 'G',
    roomId: 'R',
    partnerId: 9,
    key: `777-${messageId}`,
    trace: `777-${messageId}`,
    messageId,
    item: `item ${messageId}`,
    ...more,
  })

describe('an album', () => {
  it('has each item once, in the order of the messages, under the name of the first that came', async () => {
    const id = members++
    await add(id, 12)
    await add(id, 9)
    await add(id, 10)
    expect(await add(id, 10)).toEqual({
      key: '777-12',
      trace: '777-12',
      group: 'G',
      roomId: 'R',
      partnerId: 9,
      items: ['item 9', 'item 10', 'item 12'],
    })
  })

  it('is given with the begin of every event of the member, and to nobody else', async () => {
    const id = members++
    await add(id, 5)
    const event = { key: '777-6', sequence: 1, doneAt: 0, charge: 'none' } as const
    expect((await sessions.begin({ memberId: id, ...event })).album?.items).toEqual(['item 5'])
    expect((await sessions.begin({ memberId: id, ...event })).album?.items).toEqual(['item 5'])
    expect((await sessions.begin({ memberId: members++, ...event })).album).toBeNull()
  })

  it('keeps no word once it was sent, and knows its items again', async () => {
    const id = members++
    await add(id, 5)
    await add(id, 6)
    await albums.clear(id, '777-5')
    expect(await redis.hgetall(albumKey(id))).toEqual({ 'sent:5': '1', 'sent:6': '1' })
    expect(await add(id, 6)).toBeNull()
    expect((await add(id, 7))?.items).toEqual(['item 7'])
    expect(await redis.ttl(albumKey(id))).toBeGreaterThan(0)
  })

  it('is not taken away by who was slow in sending the one before', async () => {
    const id = members++
    await add(id, 5)
    await albums.clear(id, '777-5')
    await add(id, 6)
    await albums.clear(id, '777-5')
    expect((await add(id, 7))?.items).toEqual(['item 6', 'item 7'])
  })

  it('takes no item of another album or room', async () => {
    const id = members++
    await add(id, 5)
    await expect(add(id, 6, { group: 'H' })).rejects.toThrow('another album')
    await expect(add(id, 6, { roomId: 'S' })).rejects.toThrow('another album')
    expect((await add(id, 7))?.items).toEqual(['item 5', 'item 7'])
  })
})

describe('the flood limit', () => {
  const verdicts = async (memberId: number, groups: readonly (string | null)[]) => {
    const found: string[] = []
    for (const [sequence, group] of groups.entries()) {
      const event = {
        memberId,
        key: `777-${sequence}`,
        sequence,
        doneAt: 0,
        charge: 'normal',
        group,
      } as const
      found.push((await sessions.begin(event)).flood)
    }
    return found
  }

  it('counts the items of an album as one message', async () => {
    const album = Array.from({ length: 10 }, () => 'G')
    const found = await verdicts(members++, [null, ...album, 'H', 'H'])
    expect(found).toEqual(['ok', 'ok', ...album.slice(1).map(() => 'more'), 'ok', 'more'])
  })

  it('holds back the whole of an album whose first item it holds back', async () => {
    const found = await verdicts(members++, [null, null, null, 'G', 'G', 'H', 'H', 'H'])
    expect(found).toEqual(['ok', 'ok', 'ok', 'warn', 'more', 'mute', 'drop', 'drop'])
  })
})
