import { deadSubject } from '@anonchat/contracts'
import { queueConnection } from '@anonchat/queue'
import { openLanes } from '@anonchat/store'
import { Queue } from 'bullmq'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { envelope, type Harness, startHarness, textsOf } from './harness.js'

let h: Harness

beforeAll(async () => {
  h = await startHarness()
})
afterAll(() => h.dispose())
afterEach(() => h.reset())

const lanes = () => openLanes(h.redis, { ratePerSecond: 0, burst: 1, holdMs: 1 })

describe('a relay that starts', () => {
  it('finds the lanes whose jobs were lost, and sends what stands in them', async () => {
    const chats = Array.from({ length: 30 }, () => h.member())
    for (const chat of chats) {
      const waiting = envelope(chat, 'waiting')
      await lanes().push(waiting, waiting.key, JSON.stringify(waiting), undefined)
    }
    await h.relay()
    for (const chat of chats) expect(textsOf(await h.accepted(chat, 1))).toEqual(['waiting'])
  })

  it('sends nothing twice because of jobs of old generations', async () => {
    const chat = h.member()
    const connection = queueConnection(h.redisServer.url)
    const queue = new Queue('deliver', { connection, prefix: '{queue}' })
    const waiting = envelope(chat, 'once')
    await lanes().push(waiting, waiting.key, JSON.stringify(waiting), undefined)
    for (let generation = 0; generation < 5; generation++) {
      const job = { chatId: chat, lane: 'live', generation }
      await queue.add('deliver', job, { jobId: `${chat}-live-${generation}` })
    }
    await h.relay()
    await h.accepted(chat, 1)
    await h.until(async () => (await queue.getJobCountByTypes('wait', 'active', 'delayed')) === 0)
    expect(textsOf(await h.accepted(chat, 1))).toEqual(['once'])
    await queue.close()
    connection.disconnect()
  })
})

describe('a relay that runs', () => {
  it('finds the lanes whose jobs Redis lost while it was away', async () => {
    const [before, chat] = [h.member(), h.member()]
    await h.relay()
    await h.publish.envelope(envelope(before, 'it runs'))
    await h.accepted(before, 1)
    const waiting = envelope(chat, 'waiting')
    await lanes().push(waiting, waiting.key, JSON.stringify(waiting), undefined)
    await h.redis.client('KILL', 'SKIPME', 'YES')
    expect(textsOf(await h.accepted(chat, 1))).toEqual(['waiting'])
  })
})

describe('what stands in a lane and is no envelope', () => {
  it.each(['{"key":"rosebud"}', 'rosebud{'])(
    '%s: is buried by its shape, and the lane goes on',
    async (json) => {
      const chat = h.member()
      await lanes().push({ chatId: chat, lane: 'live' }, 'broken', json, undefined)
      const next = envelope(chat, 'next')
      await lanes().push(next, next.key, JSON.stringify(next), undefined)
      await h.relay()
      expect(textsOf(await h.accepted(chat, 1))).toEqual(['next'])
      const letter = await h.connection.jsm.streams.getMessage('DEAD', {
        last_by_subj: deadSubject('OUTBOUND'),
      })
      expect(letter.json()).toMatchObject({ reason: 'unparsable' })
      expect(letter.string()).not.toContain('rosebud')
    },
  )
})
