import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Receiver, receiver } from './receiver.js'
import { type Stage, stage } from './support.js'

let s: Stage
let hook: Receiver

beforeEach(async () => {
  s = await stage()
  hook = await receiver()
})
afterEach(async () => {
  await s.sandbox.stop()
  await hook.stop()
})

const set = (more: object = {}) =>
  s.call('setWebhook', { url: hook.url, drop_pending_updates: true, ...more })

describe('updates by webhook', () => {
  it('carry the secret, and what was not delivered by polling comes first', async () => {
    await s.call('setWebhook', { url: hook.url, secret_token: 'se-cret_1' })
    const { update, headers, answer } = await hook.next()
    answer(200)
    expect(update).toMatchObject({ message: { text: '/start' } })
    expect(headers['x-telegram-bot-api-secret-token']).toBe('se-cret_1')
    expect(headers['content-type']).toBe('application/json')
    await s.sandbox.drained()
  })

  it('of one chat come one at a time and in order, edits among them', async () => {
    await set()
    const first = s.sandbox.sendText(s.ada.id, 'one')
    s.sandbox.edit(s.ada.id, first.messageId, 'one!')
    s.sandbox.sendText(s.ada.id, 'two')
    for (const kind of ['message', 'edited_message', 'message']) {
      const { update, open, answer } = await hook.next()
      expect(Object.keys(update)).toEqual(['update_id', kind])
      expect(open).toHaveLength(1)
      answer(204)
    }
    await s.sandbox.drained()
    const ids = hook.all.map((update) => update.update_id)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
  })

  it('of one chat do not wait for another, nor a press for a message', async () => {
    await s.bot.sendMessage(s.ada.id, 'pick', {
      reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
    })
    const bob = s.sandbox.createMember()
    await set()
    s.sandbox.sendText(s.ada.id, 'slow')
    const stuck = await hook.next()
    s.sandbox.sendText(bob.id, 'hello')
    const other = await hook.next()
    expect(other.update).toMatchObject({ message: { text: 'hello' } })
    const pressed = s.sandbox.press(s.ada.id, { label: 'A' })
    const press = await hook.next()
    expect(press.update).toHaveProperty('callback_query')
    expect(press.open).toHaveLength(3)
    hook.acceptAll()
    for (const received of [stuck, other, press]) received.answer(200)
    await s.bot.answerCbQuery(press.update.callback_query?.id ?? '')
    expect(await pressed).toMatchObject({ kind: 'answered' })
  })

  it('never exceed max_connections at once', async () => {
    await set({ max_connections: 2 })
    for (let i = 0; i < 5; i += 1) s.sandbox.sendText(s.sandbox.createMember().id, `hi ${i}`)
    const [one, two] = [await hook.next(), await hook.next()]
    expect(two.open).toHaveLength(2)
    one.answer(200)
    const three = await hook.next()
    expect(three.open).toHaveLength(2)
    hook.acceptAll()
    for (const received of [two, three]) received.answer(200)
    await s.sandbox.drained()
    expect(hook.all).toHaveLength(5)
  })

  it('are tried again until they are accepted, without overtaking, and the fault is shown', async () => {
    await set()
    s.sandbox.sendText(s.ada.id, 'one')
    s.sandbox.sendText(s.ada.id, 'two')
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const { update, answer } = await hook.next()
      expect(update).toMatchObject({ message: { text: 'one' } })
      answer(attempt < 3 ? 500 : 200)
    }
    const { update, answer } = await hook.next()
    expect(update).toMatchObject({ message: { text: 'two' } })
    answer(200)
    expect((await s.call('getWebhookInfo')).result).toMatchObject({
      url: hook.url,
      max_connections: 40,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    })
  })

  it('honour Retry-After', async () => {
    await set()
    s.sandbox.sendText(s.ada.id, 'one')
    const first = await hook.next()
    const refusedAt = performance.now()
    first.answer(503, { 'retry-after': '1' })
    const second = await hook.next()
    expect(performance.now() - refusedAt).toBeGreaterThan(950)
    second.answer(200)
  })

  it('drop a press that could not be delivered in time, and never a message', async () => {
    await s.sandbox.stop()
    s = await stage({ updateTtlSeconds: { query: 0.2 } })
    await s.bot.sendMessage(s.ada.id, 'pick', {
      reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
    })
    await set()
    const pressed = s.sandbox.press(s.ada.id, { label: 'A' }, { timeoutMs: 500 })
    s.sandbox.sendText(s.ada.id, 'hello')
    const seen = new Map<string, number>()
    let messageAccepted = false
    while (!(messageAccepted && s.sandbox.pendingUpdates() === 0)) {
      const received = await Promise.race([hook.next(), s.sandbox.drained(60_000).then(() => null)])
      if (!received) break
      const kind = received.update.message ? 'message' : 'press'
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
      messageAccepted ||= kind === 'message' && (seen.get(kind) ?? 0) > 20
      received.answer(kind === 'message' && messageAccepted ? 200 : 500)
    }
    expect(seen.get('press')).toBeGreaterThan(0)
    expect(messageAccepted).toBe(true)
    expect(await pressed).toMatchObject({ kind: 'timeout' })
  })

  it('are not disturbed when the same webhook is set again; Telegram takes one setWebhook a second', async () => {
    const setSame = () => s.call('setWebhook', { url: hook.url })
    const both = await Promise.all([setSame(), setSame()])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 429])
    const { answer } = await hook.next()
    await expect.poll(async () => (await setSame()).ok, { timeout: 60_000 }).toBe(true)
    answer(200)
    await s.sandbox.drained()
    expect(hook.all).toHaveLength(1)
  })

  it('stop with deleteWebhook, and what was not accepted comes by polling', async () => {
    await set()
    s.sandbox.sendText(s.ada.id, 'kept')
    await hook.next()
    expect((await s.call('deleteWebhook')).result).toBe(true)
    expect((await s.call('getUpdates')).result).toMatchObject([{ message: { text: 'kept' } }])
  })
})
