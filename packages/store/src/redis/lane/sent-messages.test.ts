import { type Server, startRedis } from '@anonchat/servers'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRedis } from '../client.js'
import { openLanes } from './lanes.js'
import { openSentMessages, pairNotes, slotNote } from './sent-messages.js'

const [R1, R2] = ['01JD0000000000000000000001', '01JD0000000000000000000002']

let server: Server
let redis: Redis

beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
})
afterAll(async () => {
  redis.disconnect()
  await server.dispose()
})

describe('sent messages', () => {
  it('find their counterpart from both sides, only in the right chat and room, for a limited time', async () => {
    const sent = openSentMessages(redis)
    const [a, b] = [1_001, 1_002]
    const { origin, copy } = pairNotes(R1, { chatId: a, messageId: 5 }, { chatId: b, messageId: 9 })
    await sent.note(origin)
    await sent.note(copy)
    expect(await sent.counterpart(R1, { chatId: a, messageId: 5 }, b)).toBe(9)
    expect(await sent.counterpart(R1, { chatId: b, messageId: 9 }, a)).toBe(5)
    expect(await sent.counterpart(R1, { chatId: a, messageId: 5 }, a)).toBeUndefined()
    expect(await sent.counterpart(R2, { chatId: a, messageId: 5 }, b)).toBeUndefined()
    expect(await redis.pttl(`ids:{${a}}:${R1}`)).toBeGreaterThan(0)
  })

  it('are noted together with the end of their send, and only then', async () => {
    const sent = openSentMessages(redis)
    const lanes = openLanes(redis, { ratePerSecond: 0, burst: 1, holdMs: 1 })
    const job = { chatId: 1_004, lane: 'live', generation: 0 } as const
    const notes = [
      slotNote('menu', { chatId: 1_004, messageId: 3 }),
      slotNote('search', { chatId: 1_004, messageId: 4 }),
    ]
    expect(await lanes.pop(job, notes)).toBeUndefined()
    expect(await sent.inSlot(1_004, 'menu')).toBeUndefined()
    await lanes.push(job, 'a', '{}', undefined)
    await lanes.pop(job, notes)
    expect(await sent.inSlot(1_004, 'menu')).toBe(3)
    expect(await sent.inSlot(1_004, 'search')).toBe(4)
    expect(await sent.inSlot(1_004, 'other')).toBeUndefined()
    expect(await redis.pttl('slots:{1004}')).toBeGreaterThan(0)
  })
})
