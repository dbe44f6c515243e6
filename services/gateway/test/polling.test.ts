import { createTelegram } from '@anonchat/telegram'
import { describe, expect, it, vi } from 'vitest'
import { callsOf } from '../src/out/telegram.js'
import { LIMIT, MEMBERS, polledGateway } from './polled-gateway.js'
import { TOKEN } from './setup.js'

const given = polledGateway()

describe('polling', () => {
  it('stores every update once and in order, and confirms it', async () => {
    await given.start()
    const sent = given.sayMany(100)
    await vi.waitUntil(async () => (await given.storedCount()) === 300, LIMIT)
    await given.expectMailboxes(sent)
    await given.sandbox.drained(30_000)
  })

  it('asks only for the kinds that are handled, and ends a webhook without dropping what waits', async () => {
    const call = callsOf(createTelegram(TOKEN, given.sandbox.url))
    await call('setWebhook', { url: 'http://127.0.0.1:1/x' }, { timeoutMs: 5_000 })
    given.say(MEMBERS[0])
    await given.start()
    await vi.waitUntil(async () => (await given.storedCount()) === 1, LIMIT)
    const [deletion] = given.sandbox.calls({ method: 'deleteWebhook' })
    expect(deletion?.params).toEqual({ drop_pending_updates: false })
    const request = given.sandbox.calls({ method: 'getUpdates' })[0]?.params
    expect(request?.allowed_updates).toContain('message_reaction')
  })

  it('refuses and confirms what cannot be stored, and goes on', async () => {
    const deep: unknown = JSON.parse('['.repeat(100) + ']'.repeat(100))
    given.sandbox.inject({ message: { deep } })
    const { updateId } = given.say(MEMBERS[0])
    const service = await given.start()
    await given.sandbox.drained(30_000)
    expect(await given.mailbox(MEMBERS[0])).toEqual([updateId])
    expect(await given.metricsOf(service)).toContain(
      'gateway_updates_total{kind="other",outcome="malformed"} 1',
    )
  })

  it('confirms what is stored when the service is stopped', async () => {
    const service = await given.start()
    given.sayMany(5)
    await vi.waitUntil(async () => (await given.storedCount()) === 15, LIMIT)
    await service.stop()
    expect(given.sandbox.pendingUpdates()).toBe(0)
  })

  it('goes on after Telegram has restarted its numbering at a lower number', async () => {
    const { stop, done } = given.pollHere(
      (call) => (method, params, options) => call(method, { ...params, timeout: 1 }, options),
    )
    const [member] = MEMBERS
    given.say(member)
    await vi.waitUntil(async () => (await given.storedCount()) === 1, LIMIT)
    await given.sandbox.drained(30_000)
    given.sandbox.restartUpdateIds(5)
    given.say(member)
    await vi.waitUntil(async () => (await given.storedCount()) === 2, LIMIT)
    expect(await given.mailbox(member)).toEqual([1_000, 5])
    stop()
    await done
    expect(given.sandbox.pendingUpdates()).toBe(0)
  })
})

describe('a crash after storing and before confirming', () => {
  it('has the updates come again, and they are stored once', async () => {
    const sent = given.sayMany(10)
    const { crash, done } = given.pollHere((call) => async (method, params, options) => {
      if (!('offset' in params)) return await call(method, params, options)
      // It would confirm now.
      crash()
      return { kind: 'unreachable', error: new Error('crashed') }
    })
    await done
    expect(await given.storedCount()).toBe(30)
    expect(given.sandbox.pendingUpdates()).toBe(30)
    await given.start()
    await given.sandbox.drained(30_000)
    await given.expectMailboxes(sent)
  })
})
