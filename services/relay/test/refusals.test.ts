import { type Answer, deadSubject, type Markup } from '@anonchat/contracts'
import { openSendOutcomes } from '@anonchat/store'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { envelope, type Harness, startHarness, text, textsOf } from './harness.js'

let h: Harness

beforeAll(async () => {
  h = await startHarness()
})
afterAll(() => h.dispose())
afterEach(() => h.reset())

/** The only message of a stream under a subject, parsed. */
async function stored(stream: string, subject: string): Promise<Record<string, unknown>> {
  const { jsm } = h.connection
  const get = async () =>
    await jsm.streams.getMessage(stream, { last_by_subj: subject }).catch(() => undefined)
  await h.until(async () => (await get()) !== undefined)
  return JSON.parse((await get())?.string() ?? '{}')
}
const count = async (stream: string, filter: string) =>
  (await h.connection.jsm.streams.info(stream, { subjects_filter: filter })).state.subjects?.[filter] ?? 0

const sticker = () =>
  ({ kind: 'send', content: { kind: 'sticker', fileId: h.sandbox.addFile('sticker').fileId } }) as const

describe('a chat that asks for patience', () => {
  it('waits as long as Telegram says, in order, and keeps no other chat waiting', async () => {
    const [slow, quick] = [h.member(), h.member()]
    h.sandbox.addFault({ kind: 'too-many-requests', retryAfter: 4, chatId: slow, times: 1 })
    await h.relay()
    for (const words of ['one', 'two']) await h.publish.envelope(envelope(slow, words))
    await h.until(() => h.sandbox.calls({ chatId: slow }).length === 1)
    for (let i = 0; i < 5; i++) await h.publish.envelope(envelope(quick, `quick ${i}`))
    const quickCalls = await h.accepted(quick, 5)
    const slowCalls = await h.accepted(slow, 2)
    expect(textsOf(slowCalls)).toEqual(['one', 'two'])
    const refused = h.sandbox.calls({ chatId: slow })[0]
    expect((slowCalls[0]?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(3_990)
    expect(Math.max(...quickCalls.map((call) => call.at))).toBeLessThan(slowCalls[0]?.at ?? 0)
  })
})

describe('Telegram in trouble', () => {
  it('gets every message again until it takes it, in order', async () => {
    const chats = [h.member(), h.member(), h.member()]
    h.sandbox.addFault({ kind: 'error-500', probability: 0.2 })
    h.sandbox.addFault({ kind: 'bad-gateway', probability: 0.1 })
    await Promise.all([h.relay(), h.relay()])
    const words = Array.from({ length: 10 }, (_, i) => `message ${i}`)
    for (const word of words) for (const chat of chats) await h.publish.envelope(envelope(chat, word))
    for (const chat of chats) expect(textsOf(await h.accepted(chat, words.length))).toEqual(words)
  })

  it('at one message for ever, while others get through, gives that one up as a dead letter and goes on', async () => {
    const [chat, other] = [h.member(), h.member()]
    h.sandbox.addFault({ kind: 'error-500', chatId: chat, methods: ['sendSticker'] })
    await h.relay()
    await h.publish.envelope(envelope(chat, '', { action: sticker() }))
    await h.publish.envelope(envelope(chat, 'next'))
    await h.until(() => h.sandbox.calls({ chatId: chat }).length > 0)
    // Its attempts so far are in the lane: nobody waits here for two minutes of delays.
    await h.redis.hset(`lane:{${chat}}:live:state`, 'attempts', 9)
    await h.until(async () => {
      await h.publish.envelope(envelope(other, 'meanwhile'))
      return (h.sandbox.calls({ chatId: chat }).at(-1)?.status ?? 0) === 200
    })
    expect(textsOf(await h.accepted(chat, 1))).toEqual(['next'])
    expect(await stored('DEAD', deadSubject('OUTBOUND'))).toMatchObject({ reason: 'refused-by-telegram' })
  })

  it.each(['error-500', 'reset'] as const)(
    'with everything (%s) costs no message, however long it lasts',
    async (kind) => {
      const chat = h.member()
      h.sandbox.addFault({ kind })
      await h.relay()
      await h.publish.envelope(envelope(chat, 'kept'))
      await h.until(() => h.sandbox.calls({ chatId: chat }).length > 0)
      await h.redis.hset(`lane:{${chat}}:live:state`, 'attempts', 9)
      const tried = h.sandbox.calls({ chatId: chat }).length
      await h.until(() => h.sandbox.calls({ chatId: chat }).length > tried)
      h.sandbox.clearFaults()
      expect(textsOf(await h.accepted(chat, 1))).toEqual(['kept'])
    },
  )
})

describe('a chat that cannot be written to', () => {
  it.each([
    ['blocked', (id: number) => h.sandbox.block(id)],
    ['deactivated', (id: number) => h.sandbox.setDeactivated(id, true)],
  ])('because the member %s: their mailbox is told once, and the lane is emptied', async (reason, act) => {
    const chat = h.member()
    act(chat)
    for (const words of ['one', 'two', 'three']) await h.publish.envelope(envelope(chat, words))
    // All three stand in the lane before the first is tried.
    h.sandbox.addFault({ kind: 'slow', ms: 1_000, chatId: chat })
    await h.relay()
    const subject = `member.${chat % 64}.unreachable`
    expect(await stored('MEMBERS', subject)).toMatchObject({ type: 'unreachable', memberId: chat, reason })
    await h.until(async () => (await h.redis.exists(`lane:{${chat}}:live`)) === 0)
    expect(await count('MEMBERS', subject)).toBe(1)
    expect(h.sandbox.calls({ chatId: chat })).toHaveLength(1)
  })

  it('because it never was: its mailbox is told so', async () => {
    await h.relay()
    await h.publish.envelope(envelope(987_654_321, 'anybody there'))
    const told = await stored('MEMBERS', `member.${987_654_321 % 64}.unreachable`)
    expect(told).toMatchObject({ reason: 'chat-not-found' })
  })
})

describe('what Telegram refuses for good', () => {
  it('is kept by its reason and shape, without its words, and the lane goes on', async () => {
    const chat = h.member()
    await h.relay()
    const action = {
      kind: 'send',
      content: { kind: 'photo', fileId: 'rosebud-is-no-file', caption: 'rosebud' },
    } as const
    await h.publish.envelope(envelope(chat, '', { action, key: `room/opened/${chat}` }))
    await h.publish.envelope(envelope(chat, 'next'))
    expect(textsOf(await h.accepted(chat, 1))).toEqual(['next'])
    const letter = await stored('DEAD', deadSubject('OUTBOUND'))
    expect(letter).toMatchObject({ reason: 'refused-by-telegram', stream: 'OUTBOUND' })
    expect(letter.error).toContain('Bad Request')
    expect(JSON.stringify(letter)).not.toContain('rosebud')
    expect(JSON.stringify(letter)).not.toContain(String(chat))
    const last = { last_by_subj: deadSubject('OUTBOUND') }
    const { header } = await h.connection.jsm.streams.getMessage('DEAD', last)
    expect(header.get('Nats-Msg-Id')).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('an envelope whose outcome somebody waits for', () => {
  const outcomeOf = async (chat: number, html: string) => {
    const outcomes = openSendOutcomes(h.redis)
    const asked = envelope(chat, '', {
      noteOutcome: true,
      action: { kind: 'send', content: { kind: 'html', html } },
    })
    await h.publish.envelope(asked)
    await h.until(async () => (await outcomes.find(asked.key)) !== null)
    return await outcomes.find(asked.key)
  }

  it('has it noted: the message, what Telegram says against it, or that the chat is closed', async () => {
    const chat = h.member()
    await h.relay()
    const sent = await outcomeOf(chat, 'Hello <b>all</b>')
    const message = await h.sandbox.waitFor(chat, 'Hello all')
    expect(sent).toEqual({ kind: 'sent', messageIds: [message.messageId] })
    expect(await outcomeOf(chat, 'Hello <b>all')).toEqual({
      kind: 'refused',
      why: expect.stringContaining("can't parse entities"),
    })
    expect(await outcomeOf(chat, 'x'.repeat(4_097))).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('too long'),
    })
    // It was told, so it is no letter that an operator has to look at.
    expect(await count('DEAD', deadSubject('OUTBOUND'))).toBe(0)
    h.sandbox.block(chat)
    expect(await outcomeOf(chat, 'Hello again')).toEqual({ kind: 'unreachable' })
    expect(await h.redis.pttl((await h.redis.keys('send-outcome:*'))[0] ?? '')).toBeGreaterThan(0)
  })

  it('that nobody waits for leaves no note', async () => {
    const chat = h.member()
    await h.relay()
    await h.publish.envelope(envelope(chat, 'plain'))
    await h.accepted(chat, 1)
    expect(await h.redis.keys('send-outcome:*')).toEqual([])
  })
})

describe('an answer to a button', () => {
  it('goes out at once while every lane stands still', async () => {
    const chat = h.member()
    const markup: Markup = { kind: 'inline', rows: [[{ text: 'Yes', data: 'yes' }]] }
    await h.relay({ RELAY_CONCURRENCY: '1' })
    await h.publish.envelope(envelope(chat, '', { action: { kind: 'send', content: text('Sure?'), markup } }))
    await h.sandbox.waitFor(chat, 'Sure?')
    h.sandbox.addFault({ kind: 'slow', ms: 4_000, methods: ['sendMessage'] })
    for (let i = 0; i < 5; i++) await h.publish.envelope(envelope(chat, `stuck ${i}`))
    const pressed = h.sandbox.press(chat, { label: 'Yes' })
    const query = () => h.sandbox.pendingUpdates()
    await h.until(() => query() > 0)
    const updates = await fetch(`${h.sandbox.url}/bot${h.environment.BOT_TOKEN}/getUpdates`)
    const { result } = (await updates.json()) as { result: { callback_query?: { id: string } }[] }
    const callbackQueryId = result.find((update) => update.callback_query)?.callback_query?.id ?? ''
    const about = { kind: 'callback', trace: '777-1', decidedAt: Date.now() } as const
    const answer: Answer = { ...about, callbackQueryId, text: 'Saved' }
    await h.publish.answer(answer, 'answer-1')
    expect(await pressed).toMatchObject({ kind: 'answered', text: 'Saved' })
    expect(h.sandbox.view(chat).messages.some((message) => message.text === 'stuck 1')).toBe(false)
  })

  it('is dropped when nobody waits for it any more', async () => {
    const relay = await h.relay()
    const late = {
      kind: 'callback',
      trace: '777-1',
      decidedAt: Date.now() - 16_000,
      callbackQueryId: '1',
    } as const
    await h.publish.answer(late, 'answer-late')
    await h.publish.answer({ ...late, decidedAt: Date.now() }, 'answer-new')
    const metrics = async () => (await fetch(`http://127.0.0.1:${relay.port}/metrics`)).text()
    await h.until(async () =>
      (await metrics()).includes('relay_answers_total{kind="callback",outcome="gone"} 1'),
    )
    expect(await metrics()).toContain('relay_answers_total{kind="callback",outcome="too-late"} 1')
    expect(h.sandbox.calls({ method: 'answerCallbackQuery' })).toHaveLength(1)
  })
})
