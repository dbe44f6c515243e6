import type { Call } from '@anonchat/telegram-sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { envelope, type Harness, startHarness, text, textsOf } from './harness.js'

const ROOM = '01JD0000000000000000000001'
const OTHER_ROOM = '01JD0000000000000000000002'
let h: Harness

beforeAll(async () => {
  h = await startHarness()
})
afterAll(() => h.dispose())
afterEach(() => h.reset())

/** True when no call began before the one before it had its answer. */
const oneAtATime = (calls: readonly Call[]): boolean =>
  calls.every((call, index) => call.at >= (calls[index - 1]?.at ?? 0) + (calls[index - 1]?.durationMs ?? 0))

describe('a chat', () => {
  it('is sent one message at a time, by however many replicas', async () => {
    const chats = [h.member(), h.member()]
    h.sandbox.addFault({ kind: 'slow', ms: 30 })
    await Promise.all([h.relay(), h.relay(), h.relay()])
    for (let i = 0; i < 15; i++)
      await Promise.all(chats.map((chat) => h.publish.envelope(envelope(chat, `${i}`))))
    for (const chat of chats) expect(oneAtATime(await h.accepted(chat, 15))).toBe(true)
  })

  it('gets its messages in the order they were decided, with several replicas', async () => {
    const chats = Array.from({ length: 5 }, () => h.member())
    await Promise.all([h.relay(), h.relay(), h.relay()])
    const words = Array.from({ length: 60 }, (_, i) => `message ${i}`)
    for (const word of words) await Promise.all(chats.map((chat) => h.publish.envelope(envelope(chat, word))))
    for (const chat of chats) expect(textsOf(await h.accepted(chat, words.length))).toEqual(words)
  })

  it('gets an envelope once, however often it is published', async () => {
    const chat = h.member()
    await h.relay()
    const twice = envelope(chat, 'twice')
    await h.publish.envelope(twice)
    await h.accepted(chat, 1)
    // Past the window of the stream, as after a day of repeated updates.
    await h.connection.jsm.streams.purge('OUTBOUND')
    await h.connection.nc.request(`outbound.${chat % 64}`, JSON.stringify(twice))
    await h.publish.envelope(envelope(chat, 'after'))
    expect(textsOf(await h.accepted(chat, 2))).toEqual(['twice', 'after'])
  })

  it('sees of a room first that it opened and last that it ended', async () => {
    const chat = h.member()
    await h.relay()
    const fenced = (words: string, kind: 'opens' | 'within' | 'closes', roomId: string) =>
      h.publish.envelope(envelope(chat, words, { fence: { kind, roomId } }))
    await fenced('opened', 'opens', ROOM)
    await fenced('hello', 'within', ROOM)
    await fenced('ended', 'closes', ROOM)
    await fenced('too late', 'within', ROOM)
    await fenced('opened', 'opens', ROOM)
    await fenced('opened 2', 'opens', OTHER_ROOM)
    await fenced('still too late', 'within', ROOM)
    await fenced('hello 2', 'within', OTHER_ROOM)
    expect(textsOf(await h.accepted(chat, 5))).toEqual(['opened', 'hello', 'ended', 'opened 2', 'hello 2'])
  })
})

describe('what was sent', () => {
  it('is found again by replies, edits, reactions and deletions from either side', async () => {
    const [a, b] = [h.member(), h.member()]
    await h.relay()
    const said = h.sandbox.sendText(a, 'hello')
    const fence = { kind: 'within', roomId: ROOM } as const
    const origin = { chatId: a, messageId: said.messageId }
    const send = { kind: 'send', content: text('hello'), origin } as const
    await h.publish.envelope(envelope(b, '', { fence, action: send }))
    const copy = await h.sandbox.waitFor(b, 'hello')

    const answered = h.sandbox.sendText(b, 'and you', { replyTo: { messageId: copy.messageId } })
    const answer = {
      kind: 'send',
      content: text('and you'),
      origin: { chatId: b, messageId: answered.messageId },
      replyTo: { chatId: b, messageId: copy.messageId },
    } as const
    await h.publish.envelope(envelope(a, '', { fence, action: answer }))
    expect((await h.sandbox.waitFor(a, 'and you')).replyTo?.messageId).toBe(said.messageId)

    const target = { by: 'counterpart', roomId: ROOM, origin } as const
    await h.publish.envelope(
      envelope(b, '', { fence, action: { kind: 'edit', target, content: text('hello!') } }),
    )
    await h.publish.envelope(envelope(b, '', { fence, action: { kind: 'react', target, emoji: '👍' } }))
    const seen = () => h.sandbox.view(b).messages.find((message) => message.messageId === copy.messageId)
    await h.until(() => seen()?.reactions.bot.length === 1)
    expect(seen()?.text).toBe('hello!')
    await h.publish.envelope(envelope(b, '', { fence, action: { kind: 'delete', target } }))
    await h.until(() => seen()?.deleted !== false)
  })

  it('is edited by the name it was remembered under, even while it still stands in the lane', async () => {
    const chat = h.member()
    const target = { by: 'slot', slot: 'search' } as const
    await h.publish.envelope(
      envelope(chat, '', { action: { kind: 'send', content: text('searching'), remember: 'search' } }),
    )
    await h.publish.envelope(envelope(chat, '', { action: { kind: 'edit', target, content: text('found') } }))
    await h.relay()
    await h.until(() => h.sandbox.view(chat).messages.some((message) => message.text === 'found'))
  })

  it('is left alone when nobody knows it any more, and the lane goes on', async () => {
    const chat = h.member()
    await h.relay()
    const target = { by: 'slot', slot: 'unknown' } as const
    await h.publish.envelope(envelope(chat, '', { action: { kind: 'delete', target } }))
    await h.publish.envelope(
      envelope(chat, '', { action: { kind: 'delete', target: { by: 'message-id', messageId: 9_999 } } }),
    )
    await h.publish.envelope(envelope(chat, 'next'))
    expect(textsOf(await h.accepted(chat, 1))).toEqual(['next'])
  })
})

describe('content', () => {
  it('is in Redis only until it was sent', async () => {
    const chat = h.member()
    await h.relay()
    await h.publish.envelope(envelope(chat, 'rosebud'))
    await h.accepted(chat, 1)
    await h.until(async () => (await h.redis.hget(`lane:{${chat}}:live:state`, 'armed')) === '0')
    for (const key of await h.redis.keys('*')) {
      const dump = await h.redis.dumpBuffer(key)
      expect(dump?.includes('rosebud') ?? false).toBe(false)
    }
  })
})
