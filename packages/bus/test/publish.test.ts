import { Unavailable } from '@anonchat/runtime'
import { describe, expect, it, vi } from 'vitest'
import { TooLarge } from '../src/publish.js'
import { numbered, testBus } from './setup.js'

const given = testBus()
const LIMIT = { timeout: 60_000 }
const stored = async () => (await given.bus.jsm.streams.info('MEMBERS')).state.messages

describe('a publish', () => {
  it('resolves when JetStream has stored the message', async () => {
    await given.publisher.memberEvent(numbered(5, 1), 'one')
    expect(await stored()).toBe(1)
  })

  it('resolves for each of many at once, and keeps their order', async () => {
    await Promise.all(
      Array.from({ length: 500 }, (_, i) => given.publisher.memberEvent(numbered(5, i + 1), `many-${i}`)),
    )
    expect(await stored()).toBe(500)
    for (const seq of [1, 250, 500]) {
      const message = await given.bus.jsm.streams.getMessage('MEMBERS', { seq })
      expect(message.json()).toMatchObject({ partnerId: seq })
    }
  })

  it('is refused as too large when the server would not take it', async () => {
    const trace = 'x'.repeat(1024 * 1024)
    await expect(given.publisher.memberEvent({ ...numbered(5, 1), trace }, 'big')).rejects.toBeInstanceOf(
      TooLarge,
    )
    expect(await stored()).toBe(0)
  })

  it('is unavailable when no stream takes it', async () => {
    await given.bus.jsm.streams.delete('MEMBERS')
    await expect(given.publisher.memberEvent(numbered(5, 1), 'nowhere')).rejects.toBeInstanceOf(Unavailable)
  })

  it('is unavailable when the stream is full', async () => {
    await given.bus.jsm.streams.update('MEMBERS', { max_bytes: 10 })
    await expect(given.publisher.memberEvent(numbered(5, 1), 'full')).rejects.toThrow(Unavailable)
  })

  it('fails at once while the server is away, and works again with what was stored before', async () => {
    await given.publisher.memberEvent(numbered(5, 1), 'before')
    const bus = await given.connect()
    await given.server.stop('SIGKILL')
    await vi.waitUntil(() => !given.bus.connected() && !bus.connected(), LIMIT)
    await expect(given.publisher.memberEvent(numbered(5, 2), 'during')).rejects.toBeInstanceOf(Unavailable)
    await expect(bus.ping()).rejects.toBeInstanceOf(Unavailable)
    await given.server.start()
    await vi.waitFor(() => given.publisher.memberEvent(numbered(5, 3), 'after'), LIMIT)
    expect(await stored()).toBe(2)
    await vi.waitFor(() => bus.ping(), LIMIT)
  })

  it('does not hang when the server goes while it waits', async () => {
    const hanging = Promise.allSettled(
      Array.from({ length: 200 }, (_, i) => given.publisher.memberEvent(numbered(5, i), `hang-${i}`)),
    )
    await given.server.stop('SIGKILL')
    for (const outcome of await hanging) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Unavailable)
    }
    await given.server.start()
    await vi.waitFor(() => given.bus.ping(), LIMIT)
  })
})

describe('a connection', () => {
  it('can be closed while the server is away', async () => {
    const bus = await given.connect()
    await given.server.stop('SIGKILL')
    await vi.waitUntil(() => !bus.connected(), LIMIT)
    await bus.close()
    await given.server.start()
    await vi.waitFor(() => given.bus.ping(), LIMIT)
  })
})
