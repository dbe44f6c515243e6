import type { AlbumItem, Content, Markup, MemberRefused } from '@anonchat/contracts'
import { createTelegram } from '@anonchat/telegram'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { envelope, type Harness, startHarness, TOKEN, text } from './harness.js'

const ROOM = '01JD0000000000000000000001'
const within = { kind: 'within', roomId: ROOM } as const
let h: Harness

beforeAll(async () => {
  h = await startHarness()
})
afterAll(() => h.dispose())
afterEach(() => h.reset())

const fileOf = (kind: 'photo' | 'video' | 'document' | 'voice' | 'video_note') =>
  h.sandbox.addFile(kind).fileId
const download = async (fileId: string): Promise<Buffer> => {
  const telegram = createTelegram(TOKEN, h.sandbox.url)
  const bytes = await telegram.download(fileId, 1_000_000)
  telegram.close()
  return Buffer.from(bytes ?? [])
}
const seenBy = (chat: number) => h.sandbox.view(chat).messages.filter(({ from }) => from === 'bot')

/** An album of a's in b's chat, and its items as b sees them. */
async function albumFrom(a: number, b: number) {
  const sent = h.sandbox.sendAlbum(a, [{ kind: 'photo' }, { kind: 'video' }, { kind: 'photo' }])
  const origins = sent.map(({ messageId }) => ({ chatId: a, messageId }))
  const items: AlbumItem[] = [
    { kind: 'photo', fileId: fileOf('photo'), caption: 'one', spoiler: true },
    { kind: 'video', fileId: fileOf('video'), caption: 'two' },
    { kind: 'photo', fileId: fileOf('photo') },
  ]
  const action = { kind: 'send', content: { kind: 'album', items }, origins } as const
  await h.publish.envelope(envelope(b, '', { fence: within, action }))
  await h.until(() => seenBy(b).length === 3)
  return { origins, copies: seenBy(b) }
}

describe('an album', () => {
  it('is one send, whose items are found again by edits, reactions and answers from both sides', async () => {
    const [a, b] = [h.member(), h.member()]
    await h.relay()
    const { origins, copies } = await albumFrom(a, b)
    expect(h.sandbox.calls({ chatId: b }).map(({ method }) => method)).toEqual(['sendMediaGroup'])
    expect(new Set(copies.map(({ mediaGroupId }) => mediaGroupId)).size).toBe(1)
    expect(copies.map(({ kind, text: caption }) => [kind, caption])).toEqual([
      ['photo', 'one'],
      ['video', 'two'],
      ['photo', undefined],
    ])
    expect(copies[0]?.hasSpoiler).toBe(true)

    const [, second, third] = origins
    if (second === undefined || third === undefined) throw new Error('an album of three')
    const targetOf = (origin: typeof second) => ({ by: 'counterpart', roomId: ROOM, origin }) as const
    const replaced = fileOf('photo')
    const content: Content = { kind: 'photo', fileId: replaced, caption: 'changed' }
    await h.publish.envelope(
      envelope(b, '', { fence: within, action: { kind: 'edit', target: targetOf(second), content } }),
    )
    await h.publish.envelope(
      envelope(b, '', { fence: within, action: { kind: 'react', target: targetOf(third), emoji: '👍' } }),
    )
    await h.until(() => seenBy(b)[2]?.reactions.bot.length === 1)
    expect(seenBy(b)[1]).toMatchObject({ kind: 'photo', text: 'changed', fileId: replaced, edited: true })

    const replyTo = { chatId: b, messageId: copies[2]?.messageId ?? 0 }
    await h.publish.envelope(
      envelope(a, '', { fence: within, action: { kind: 'send', content: text('nice'), replyTo } }),
    )
    expect((await h.sandbox.waitFor(a, 'nice')).replyTo?.messageId).toBe(third.messageId)
  })
})

describe('a file that was made for its receiver', () => {
  it('arrives byte for byte, with its name, caption and buttons, and is nowhere afterwards', async () => {
    const id = h.member()
    await h.relay()
    const bytes = Buffer.from(JSON.stringify({ words: 'سلام', filler: 'x'.repeat(200_000) }))
    const content: Content = {
      kind: 'made-file',
      as: 'document',
      fileName: 'export.json',
      base64: bytes.toString('base64'),
      caption: 'Your data, 1 of 1',
    }
    const markup: Markup = { kind: 'inline', rows: [[{ text: 'ok', data: 'ok' }]] }
    await h.publish.envelope(envelope(id, '', { action: { kind: 'send', content, markup } }))
    await h.until(() => seenBy(id).length === 1)
    const [got] = seenBy(id)
    expect(got).toMatchObject({
      kind: 'document',
      text: 'Your data, 1 of 1',
      message: { document: { file_name: 'export.json' } },
    })
    expect(JSON.stringify(got)).toContain('"ok"')
    expect(Buffer.compare(await download(got?.fileId ?? ''), bytes)).toBe(0)
    const largest = async () => {
      const keys = await h.redis.keys(`*{${id}}*`)
      return Math.max(0, ...(await Promise.all(keys.map((key) => h.redis.memory('USAGE', key)))).map(Number))
    }
    await h.until(async () => (await largest()) < bytes.length / 10)
  })
})

describe('an edit', () => {
  it.each([
    ['a caption', { caption: 'better' }, 'better'],
    ['no caption any more', {}, undefined],
  ])('to %s shows it', async (_, change, shown) => {
    const [a, b] = [h.member(), h.member()]
    await h.relay()
    const origin = { chatId: a, messageId: h.sandbox.sendMedia(a, 'document').messageId }
    const fileId = fileOf('document')
    const send = { kind: 'send', content: { kind: 'document', fileId, caption: 'c' }, origin } as const
    await h.publish.envelope(envelope(b, '', { fence: within, action: send }))
    const target = { by: 'counterpart', roomId: ROOM, origin } as const
    const content: Content = { kind: 'document', fileId, ...change }
    await h.publish.envelope(envelope(b, '', { fence: within, action: { kind: 'edit', target, content } }))
    await h.until(() => seenBy(b)[0]?.edited === true)
    expect(seenBy(b)[0]?.text).toBe(shown)
  })
})

describe('an answer', () => {
  it.each([
    ['the part that it quotes', 'the sea', 'the sea'],
    ['the whole, when the part is not there', 'a mountain', undefined],
  ])('is shown with %s', async (_, quote, shown) => {
    const [a, b] = [h.member(), h.member()]
    await h.relay()
    const origin = { chatId: a, messageId: h.sandbox.sendText(a, 'I love the sea').messageId }
    await h.publish.envelope(
      envelope(b, '', { fence: within, action: { kind: 'send', content: text('I love the sea'), origin } }),
    )
    const copy = await h.sandbox.waitFor(b, 'I love the sea')
    const replyTo = { chatId: b, messageId: copy.messageId }
    const action = { kind: 'send', content: text('me too'), replyTo, quote: { text: quote } } as const
    await h.publish.envelope(envelope(a, '', { fence: within, action }))
    const answer = await h.sandbox.waitFor(a, 'me too')
    expect(answer.replyTo).toEqual({
      messageId: origin.messageId,
      ...(shown === undefined ? {} : { quote: shown }),
    })
  })
})

describe('a poll', () => {
  it('is a poll of its own, and a quiz knows its answer', async () => {
    const chat = h.member()
    await h.relay()
    const poll: Content = {
      kind: 'poll',
      question: 'Tea?',
      options: ['yes', 'no'],
      anonymous: true,
      multiple: false,
    }
    const quiz: Content = { ...poll, question: 'Quiz?', quiz: { correct: [1], explanation: 'because' } }
    for (const content of [poll, quiz])
      await h.publish.envelope(envelope(chat, '', { action: { kind: 'send', content } }))
    await h.until(() => seenBy(chat).length === 2)
    expect(seenBy(chat).map(({ message }) => message.poll)).toMatchObject([
      { question: 'Tea?', type: 'regular', options: [{ text: 'yes' }, { text: 'no' }] },
      { question: 'Quiz?', type: 'quiz', correct_option_ids: [1] },
    ])
  })
})

describe('what the receiver does not want', () => {
  it.each(['voice', 'video_note'] as const)(
    'as a %s is told to who sent it; the chat goes on',
    async (kind) => {
      const [a, b] = [h.member(), h.member()]
      h.sandbox.setVoiceForbidden(b, true)
      await h.relay()
      const origin = { chatId: a, messageId: h.sandbox.sendMedia(a, kind).messageId }
      const action = { kind: 'send', content: { kind, fileId: fileOf(kind) }, origin } as const
      const refused = envelope(b, '', { fence: within, action })
      await h.publish.envelope(refused)
      await h.publish.envelope(envelope(b, 'next'))
      await h.sandbox.waitFor(b, 'next')
      const { jsm } = h.connection
      const told = await jsm.streams.getMessage('MEMBERS', { last_by_subj: `member.${a % 64}.refused` })
      expect(told.json<MemberRefused>()).toEqual({
        type: 'refused',
        memberId: a,
        trace: refused.trace,
        roomId: ROOM,
        messageId: origin.messageId,
        what: kind,
      })
      expect((await jsm.streams.info('DEAD')).state.messages).toBe(0)
    },
  )
})

describe('a copy', () => {
  it('shows what stands in another chat, an album whole, and nothing of who said it', async () => {
    const [a, b] = [h.member(), h.member()]
    await h.relay()
    const said = h.sandbox.sendText(a, 'proof').messageId
    const album = h.sandbox.sendAlbum(a, [{ kind: 'photo', caption: 'one' }, { kind: 'video' }])
    const copyOf = (messageIds: number[]) => ({ kind: 'copy', fromChatId: a, messageIds }) as const
    await h.publish.envelope(envelope(b, '', { action: copyOf([said]) }))
    await h.publish.envelope(
      envelope(b, '', { action: copyOf(album.map(({ messageId }) => messageId).reverse()) }),
    )
    await h.until(() => seenBy(b).length === 3)
    const [text, first, second] = seenBy(b)
    expect(text).toMatchObject({ kind: 'text', text: 'proof' })
    expect([first?.kind, first?.text, second?.kind]).toEqual(['photo', 'one', 'video'])
    expect(first?.mediaGroupId).toBe(second?.mediaGroupId)
    expect(JSON.stringify(seenBy(b))).not.toContain('forward')
  })

  it('of what is gone keeps nothing that follows waiting', async () => {
    const [a, b] = [h.member(), h.member()]
    await h.relay()
    await h.publish.envelope(
      envelope(b, '', { action: { kind: 'copy', fromChatId: a, messageIds: [999_999] } }),
    )
    await h.publish.envelope(envelope(b, 'next'))
    await h.sandbox.waitFor(b, 'next')
  })
})
