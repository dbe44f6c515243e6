import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { envelope, type Harness, startHarness } from './harness.js'

let h: Harness

beforeAll(async () => {
  h = await startHarness()
})
afterAll(() => h.dispose())
afterEach(async () => {
  await h.reset()
  h.sandbox.setLimits('off')
})

const refused = () => h.sandbox.calls().filter((call) => call.status === 429)
const sent = () => h.sandbox.calls().filter((call) => call.status === 200)

describe('the limit of the bot', () => {
  it('is kept over a burst by all replicas together, before Telegram has to say so', async () => {
    const chats = Array.from({ length: 120 }, () => h.member())
    // A window may meet the one before it at its edge, and calls that took their time on the way arrive together.
    h.sandbox.setLimits({ perChat: null, bulk: null, global: { ratePerSecond: 60, burst: 45 } })
    await Promise.all(chats.map((chat) => h.publish.envelope(envelope(chat, 'burst'))))
    await Promise.all([
      h.relay({ DELIVER_RATE_PER_SECOND: '60' }),
      h.relay({ DELIVER_RATE_PER_SECOND: '60' }),
    ])
    await h.until(() => sent().length === chats.length)
    expect(refused()).toHaveLength(0)
  })

  it('is kept by broadcasts, which do not keep live chat waiting', async () => {
    const chats = Array.from({ length: 40 }, () => h.member())
    await h.relay({ BULK_RATE_PER_SECOND: '10', DELIVER_RATE_PER_SECOND: '100' })
    await Promise.all(chats.map((chat) => h.publish.envelope(envelope(chat, 'news', { lane: 'bulk' }))))
    await h.until(() => sent().length > 2)
    await Promise.all(chats.map((chat) => h.publish.envelope(envelope(chat, 'live'))))
    await h.until(() => sent().length === 2 * chats.length)
    const last = (words: string) =>
      Math.max(...sent().flatMap((call) => (call.params.text === words ? [call.at] : [])))
    const news = sent().flatMap((call) => (call.params.text === 'news' ? [call.at] : []))
    expect(last('live')).toBeLessThan(last('news'))
    expect(last('news') - Math.min(...news)).toBeGreaterThan(2_500)
  })
})

describe('the limit of a chat', () => {
  it('is kept before Telegram has to say so, while other chats go on', async () => {
    const [talker, other] = [h.member(), h.member()]
    // A call that took its time on the way comes close before the next one; without a limit all eight come together.
    h.sandbox.setLimits({ perChat: { ratePerSecond: 2, burst: 6 }, bulk: null })
    await h.relay({ CHAT_RATE_PER_SECOND: '2', CHAT_BURST: '4' })
    for (let i = 0; i < 8; i++) await h.publish.envelope(envelope(talker, `${i}`))
    await h.publish.envelope(envelope(other, 'other'))
    const calls = await h.accepted(talker, 8)
    expect(calls.map((call) => call.params.text)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
    expect(refused()).toHaveLength(0)
    const [passed] = await h.accepted(other, 1)
    expect(passed?.at).toBeLessThan(calls[7]?.at ?? 0)
  })
})

describe('many chats refused at once', () => {
  it('slow the whole queue, which recovers by itself; nothing is lost', async () => {
    const chats = Array.from({ length: 60 }, () => h.member())
    const relay = await h.relay({ DELIVER_RATE_PER_SECOND: '200' })
    await h.relay({ DELIVER_RATE_PER_SECOND: '200' })
    const metric = async (name: string) => {
      const page = await (await fetch(`http://127.0.0.1:${relay.port}/metrics`)).text()
      return Number(new RegExp(`^${name}{lane="live"} (.*)$`, 'm').exec(page)?.[1] ?? Number.NaN)
    }
    expect(await metric('relay_rate_per_second')).toBe(200)
    const fault = h.sandbox.addFault({ kind: 'too-many-requests', retryAfter: 1 })
    await Promise.all(chats.map((chat) => h.publish.envelope(envelope(chat, 'storm'))))
    await h.until(async () => (await metric('relay_rate_per_second')) <= 100)
    h.sandbox.removeFault(fault)
    await h.until(() => sent().length === chats.length)
    await h.until(async () => (await metric('relay_rate_per_second')) === 200)
    expect(new Set(sent().map((call) => call.params.chat_id)).size).toBe(chats.length)
  })
})
