import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SandboxEvent } from '../src/index.js'
import { receiver } from './receiver.js'
import { type Stage, stage } from './support.js'

let s: Stage
beforeEach(async () => {
  s = await stage()
})
afterEach(() => s.sandbox.stop())

async function control(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${s.sandbox.url}/control${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  })
  return { status: response.status, body: await response.json() }
}

describe('the control API over HTTP', () => {
  it('plays a member from the first word to the last', async () => {
    const created = await control('POST', '/members', { id: 77, first_name: 'Eve', language_code: 'fr' })
    expect(created).toMatchObject({ status: 201, body: { id: 77, first_name: 'Eve', started: false } })
    expect((await control('POST', '/members/77/text', { text: '/start' })).body).toMatchObject({
      messageId: expect.any(Number),
    })
    const waiting = control('POST', '/members/77/wait', { pattern: '^pick', timeoutMs: 5000 })
    const keyboard = { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] }
    const { message_id } = await s.bot.sendMessage(77, 'pick one', { reply_markup: keyboard })
    expect((await waiting).body).toMatchObject({ messageId: message_id, text: 'pick one' })

    const pressed = control('POST', '/members/77/press', { label: 'A' })
    const query = await newQuery()
    await s.bot.answerCbQuery(query, 'done')
    expect((await pressed).body).toMatchObject({ kind: 'answered', text: 'done' })

    const photo = Buffer.from('ffd8ff00', 'hex').toString('base64')
    await control('POST', '/members/77/media', { kind: 'photo', caption: 'look', content: photo })
    const edited = (await control('POST', '/members/77/text', { text: 'typo' })).body
    await control('POST', '/members/77/edit', { ...pick(edited), text: 'fixed' })
    await control('POST', '/members/77/react', { messageId: message_id, emoji: '👍' })
    expect((await control('GET', '/members/77')).body).toMatchObject({
      member: { id: 77, started: true },
      messages: [
        { from: 'member', text: '/start' },
        { from: 'bot', reactions: { member: [{ emoji: '👍' }] } },
        { from: 'member', kind: 'photo', text: 'look' },
        { from: 'member', text: 'fixed', edited: true },
      ],
    })
    expect((await control('POST', '/members/77/state', { blocked: true })).body).toMatchObject({
      blocked: true,
    })
  })

  it('refuses what makes no sense, in words', async () => {
    expect(await control('POST', '/members/1/text', { text: 'x' })).toEqual({
      status: 400,
      body: { error: 'there is no member 1' },
    })
    expect(await control('POST', `/members/${s.ada.id}/press`, { label: 'nowhere' })).toEqual({
      status: 400,
      body: { error: 'there is no button "nowhere"' },
    })
    expect((await control('POST', `/members/${s.ada.id}/text`, { txt: 'x' })).status).toBe(400)
    expect((await control('GET', '/nowhere')).status).toBe(404)
  })

  it('sets limits and faults, shows the log, injects, delivers and resets', async () => {
    expect((await control('PUT', '/limits', { global: { ratePerSecond: 1, burst: 1 } })).body).toMatchObject({
      global: { burst: 1 },
      perChat: null,
    })
    await control('PUT', '/limits', { off: true })
    await control('POST', '/faults', { kind: 'error-500', methods: ['getMe'], times: 1 })
    expect((await s.call('getMe')).status).toBe(500)
    expect((await control('GET', '/calls?method=getMe')).body).toMatchObject([
      { method: 'getMe', status: 500 },
    ])
    expect((await control('POST', '/updates', { update_id: 5, love: {} })).body).toEqual({ updateId: 5 })
    await control('POST', '/deliver', { texts: [{ memberId: s.ada.id, text: 'x' }] })
    expect((await control('GET', '/updates')).body).toEqual({ pending: 3 })
    await control('POST', '/reset')
    expect((await control('GET', '/members')).body).toEqual([])
  })

  it('streams what happens', async () => {
    const stop = new AbortController()
    const response = await fetch(`${s.sandbox.url}/control/events`, { signal: stop.signal })
    const events = read(response)
    await s.bot.sendMessage(s.ada.id, 'hello')
    s.sandbox.sendText(s.ada.id, 'hi')
    const types: string[] = []
    for await (const event of events) {
      types.push(event.type)
      if (event.type === 'update') break
    }
    stop.abort()
    expect(types).toEqual(['message', 'call', 'message', 'update'])
  })

  async function newQuery(): Promise<string> {
    return expect
      .poll(async () => (await s.updates()).findLast((update) => update.callback_query)?.callback_query?.id)
      .toBeDefined()
      .then(
        async () => (await s.updates()).findLast((update) => update.callback_query)?.callback_query?.id ?? '',
      )
  }
})

function pick(body: unknown): { messageId: unknown } {
  return {
    messageId: typeof body === 'object' && body !== null && 'messageId' in body ? body.messageId : undefined,
  }
}

async function* read(response: Response): AsyncGenerator<SandboxEvent> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (data !== undefined) yield JSON.parse(data)
    }
  }
}

describe('reset', () => {
  it('forgets members and updates, but the bot stays connected and ids go on', async () => {
    const hook = await receiver()
    await s.call('setWebhook', { url: hook.url, drop_pending_updates: true })
    const before = s.sandbox.sendText(s.ada.id, 'before')
    const first = await hook.next()
    first.answer(200)
    await s.sandbox.drained()
    s.sandbox.reset()
    const bob = s.sandbox.createMember()
    const after = s.sandbox.sendText(bob.id, 'after')
    const { update, answer } = await hook.next()
    answer(200)
    expect(update).toMatchObject({ update_id: (before.updateId ?? 0) + 1, message: { text: 'after' } })
    expect(after.messageId).toBeGreaterThan(before.messageId)
    expect(s.sandbox.members()).toHaveLength(1)
    await hook.stop()
  })
})

describe('injected updates', () => {
  it('go out as they are, with the next id when they bring none', async () => {
    const last = (await s.updates()).at(-1)?.update_id ?? 0
    const strange = { edited_message: { chat: 5, text: null }, extra: [1] }
    expect(s.sandbox.inject(strange)).toEqual({ updateId: last + 1 })
    expect(await s.updates({ offset: last + 1 })).toEqual([{ update_id: last + 1, ...strange }])
  })
})

describe('hooks for load', () => {
  it('see every send and every delivery without a log or a view', async () => {
    await s.sandbox.stop()
    s = await stage({ store: false, callLogSize: 0 })
    const sends: unknown[] = []
    s.sandbox.onSend((chatId, method, params, messageId, receivedAt) => {
      sends.push([chatId, method, params.text, messageId, typeof receivedAt])
    })
    const given: Array<string | undefined> = []
    s.sandbox.onDeliver((update) => given.push(update.message?.text))
    s.sandbox.deliver([
      { memberId: s.ada.id, text: 'one' },
      { memberId: s.ada.id, text: 'two' },
    ])
    await s.updates()
    const { message_id } = await s.bot.sendMessage(s.ada.id, 'answer')
    expect(given).toEqual(['/start', 'one', 'two'])
    expect(sends).toEqual([[s.ada.id, 'sendMessage', 'answer', message_id, 'number']])
    expect([s.sandbox.view(s.ada.id).messages, s.sandbox.calls()]).toEqual([[], []])
  })

  it('keep only as many messages and calls as they are told', async () => {
    await s.sandbox.stop()
    s = await stage({ messagesPerChat: 3, callLogSize: 2 })
    for (const text of ['a', 'b', 'c', 'd']) await s.bot.sendMessage(s.ada.id, text)
    expect(s.sandbox.view(s.ada.id).messages.map((message) => message.text)).toEqual(['b', 'c', 'd'])
    expect(s.sandbox.calls().map((call) => call.params.text)).toEqual(['c', 'd'])
  })
})
