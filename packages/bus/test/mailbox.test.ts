import { memberSubject } from '@anonchat/contracts'
import { Unavailable } from '@anonchat/runtime'
import { describe, expect, it, vi } from 'vitest'
import { mailboxOf, numbered, numberOf, testBus } from './setup.js'

const given = testBus()
const LIMIT = { timeout: 60_000 }

/** A gate that handlers wait at. */
function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open: () => open() }
}

const deadLetters = async () => (await given.bus.jsm.streams.info('DEAD')).state.messages
const waiting = async () => (await given.bus.jsm.streams.info('MEMBERS')).state.messages

describe('a mailbox', () => {
  it('is handled in order and one at a time, by however many replicas', async () => {
    const seen: number[] = []
    let atOnce = 0
    let most = 0
    const others = await Promise.all([given.connect(), given.connect()])
    for (const bus of [given.bus, ...others]) {
      given.listen(
        5,
        async (event) => {
          most = Math.max(most, ++atOnce)
          await new Promise((resolve) => setImmediate(resolve))
          seen.push(numberOf(event))
          atOnce--
        },
        { bus },
      )
    }
    for (let i = 1; i <= 300; i++) await given.publisher.memberEvent(numbered(5, i), `order-${i}`)
    await vi.waitUntil(() => seen.length === 300, LIMIT)
    expect(seen).toEqual(Array.from({ length: 300 }, (_, i) => i + 1))
    expect(most).toBe(1)
  })

  it('gets a message once, though it is published twice with one key', async () => {
    const seen: number[] = []
    await given.publisher.memberEvent(numbered(6, 1), 'same')
    await given.publisher.memberEvent(numbered(6, 1), 'same')
    await given.publisher.memberEvent(numbered(6, 2), 'other')
    given.listen(6, async (event) => void seen.push(numberOf(event)))
    await vi.waitUntil(() => seen.includes(2), LIMIT)
    expect(seen).toEqual([1, 2])
  })

  it('keeps a message in hand while a dependency is away, and does not let the next one pass', async () => {
    const seen: number[] = []
    let tries = 0
    given.listen(7, async (event) => {
      if (numberOf(event) === 1 && tries++ < 2) throw new Unavailable('redis', new Error('away'))
      seen.push(numberOf(event))
    })
    await given.publisher.memberEvent(numbered(7, 1), 'away-1')
    await given.publisher.memberEvent(numbered(7, 2), 'away-2')
    await vi.waitUntil(() => seen.length === 2, LIMIT)
    expect(seen).toEqual([1, 2])
  })

  it('is not given to anybody else while its handler takes long', async () => {
    const ackWaitMs = 400
    const seen: number[] = []
    const done = gate()
    const slow = async (event: Parameters<typeof numberOf>[0]) => {
      seen.push(numberOf(event))
      if (numberOf(event) === 1) await done.passed
    }
    const other = await given.connect()
    given.listen(8, slow, { ackWaitMs })
    given.listen(8, slow, { ackWaitMs, bus: other })
    await given.publisher.memberEvent(numbered(8, 1), 'slow-1')
    await given.publisher.memberEvent(numbered(8, 2), 'slow-2')
    const began = performance.now()
    await vi.waitUntil(() => performance.now() - began > 5 * ackWaitMs, LIMIT)
    expect(seen).toEqual([1])
    done.open()
    await vi.waitUntil(() => seen.length === 2, LIMIT)
    expect(seen).toEqual([1, 2])
  })

  it('moves on when the replica that had a message in hand has died', async () => {
    const { stream, durable, filter } = mailboxOf(9)
    const seen: { number: number; redelivered: boolean }[] = []
    const first = given.listen(9, async () => {}, { ackWaitMs: 500 })
    await vi.waitUntil(async () => (await given.bus.jsm.consumers.list(stream).next()).length > 0, LIMIT)
    await first.stop()
    await given.publisher.memberEvent(numbered(9, 1), 'died-1')
    await given.publisher.memberEvent(numbered(9, 2), 'died-2')
    const dying = await given.connect()
    const taken = await (await dying.js.consumers.get(stream, durable)).next()
    expect(taken?.subject).toBe(filter.replace('*', 'matched'))
    await dying.close()
    given.listen(
      9,
      async (event, { redelivered }) => void seen.push({ number: numberOf(event), redelivered }),
      { ackWaitMs: 500 },
    )
    await vi.waitUntil(() => seen.length === 2, LIMIT)
    expect(seen).toEqual([
      { number: 1, redelivered: true },
      { number: 2, redelivered: false },
    ])
  })
})

describe('stopping', () => {
  it('waits for the message in hand, and takes no other', async () => {
    const started = gate()
    const done = gate()
    const seen: string[] = []
    const consumption = given.listen(10, async (event) => {
      seen.push(`began ${numberOf(event)}`)
      started.open()
      await done.passed
      seen.push(`ended ${numberOf(event)}`)
    })
    await given.publisher.memberEvent(numbered(10, 1), 'stop-1')
    await given.publisher.memberEvent(numbered(10, 2), 'stop-2')
    await started.passed
    const stopped = consumption.stop().then(() => seen.push('stopped'))
    done.open()
    await stopped
    expect(seen).toEqual(['began 1', 'ended 1', 'stopped'])
    await vi.waitUntil(async () => (await waiting()) === 1, LIMIT)
  })

  it('gives back at once what waits for a dependency', async () => {
    const tried = gate()
    const seen: number[] = []
    const consumption = given.listen(11, async () => {
      tried.open()
      throw new Unavailable('mysql', new Error('away'))
    })
    await given.publisher.memberEvent(numbered(11, 1), 'back-1')
    await tried.passed
    await consumption.stop()
    given.listen(11, async (event) => void seen.push(numberOf(event)))
    await vi.waitUntil(() => seen.length === 1, LIMIT)
  })
})

describe('what cannot be handled', () => {
  it('is buried when it does not parse, by its shape and without its words, and the next goes on', async () => {
    const seen: number[] = []
    const subject = memberSubject({ memberId: 12, type: 'matched' })
    const bad = { type: 'matched', memberId: 'Ann', trace: 'Ann said hello', secret: 'rosebud' }
    await given.bus.js.publish(subject, JSON.stringify(bad))
    await given.bus.js.publish(subject, 'not json {rosebud')
    await given.publisher.memberEvent(numbered(12, 1), 'good')
    given.listen(12, async (event) => void seen.push(numberOf(event)))
    await vi.waitUntil(() => seen.length === 1, LIMIT)
    expect(await deadLetters()).toBe(2)
    for (const seq of [1, 2]) {
      const letter = await given.bus.jsm.streams.getMessage('DEAD', { seq })
      expect(letter.json()).toMatchObject({ stream: 'MEMBERS', reason: 'unparsable', deliveries: 1 })
      expect(letter.string()).not.toMatch(/rosebud|Ann/)
    }
    await vi.waitUntil(async () => (await waiting()) === 0, LIMIT)
  })

  it('is buried when it fails again and again, with its trace, and the next goes on', async () => {
    const seen: number[] = []
    let failed = 0
    given.listen(13, async (event) => {
      if (numberOf(event) === 1) throw new Error(`broken ${++failed}`)
      seen.push(numberOf(event))
    })
    await given.publisher.memberEvent(numbered(13, 1), 'poison')
    await given.publisher.memberEvent(numbered(13, 2), 'after-poison')
    await vi.waitUntil(() => seen.length === 1, LIMIT)
    expect(failed).toBeGreaterThan(1)
    expect(await deadLetters()).toBe(1)
    const letter = await given.bus.jsm.streams.getMessage('DEAD', { seq: 1 })
    expect(letter.json()).toMatchObject({
      reason: 'exhausted',
      error: `broken ${failed}`,
      deliveries: failed,
      trace: '1-1',
    })
  })

  it('is buried even when its shape alone would be too large to be stored', async () => {
    const seen: number[] = []
    const wide = (depth: number): unknown => (depth === 0 ? 1 : Array(20).fill(wide(depth - 1)))
    const subject = memberSubject({ memberId: 14, type: 'matched' })
    await given.bus.js.publish(subject, JSON.stringify({ list: wide(4) }))
    await given.publisher.memberEvent(numbered(14, 1), 'after-wide')
    given.listen(14, async (event) => void seen.push(numberOf(event)))
    await vi.waitUntil(() => seen.length === 1, LIMIT)
    expect(await deadLetters()).toBe(1)
  })
})

describe('when the server was away', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('all goes on, in order (%s)', async (signal) => {
    const seen: number[] = []
    given.listen(15, async (event) => void seen.push(numberOf(event)))
    given.listen(16, async (event) => void seen.push(numberOf(event)))
    await given.publisher.memberEvent(numbered(15, 1), `${signal}-1`)
    await vi.waitUntil(() => seen.length === 1, LIMIT)
    await given.server.stop(signal)
    await given.server.start()
    await vi.waitFor(() => given.publisher.memberEvent(numbered(15, 2), `${signal}-2`), LIMIT)
    await given.publisher.memberEvent(numbered(15, 3), `${signal}-3`)
    await vi.waitUntil(() => seen.includes(3), LIMIT)
    await given.publisher.memberEvent(numbered(16, 4), `${signal}-4`)
    await vi.waitUntil(() => seen.includes(4), LIMIT)
    expect([...new Set(seen)]).toEqual([1, 2, 3, 4])
  })
})
