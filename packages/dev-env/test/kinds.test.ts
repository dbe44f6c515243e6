import { waitUntil } from '@anonchat/servers'
import type { SeenMessage } from '@anonchat/telegram-sandbox'
import { t } from '@anonchat/texts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type System, startSystem } from '../src/index.js'
import { pairUp, populate } from '../src/load/index.js'

const LIMIT_MS = 60_000
const WAIT = { timeoutMs: LIMIT_MS }

let system: System
let ann: number
let ben: number

beforeAll(async () => {
  // What the two see is compared as it was sent, without a cover.
  system = await startSystem({ sandbox: { limits: 'off' }, env: { MEDIA_SPOILER: 'off' } })
  const [a = 0, b = 0] = await populate(system.databaseUrl, system.sandbox, 2)
  await pairUp(system.databaseUrl, system.sandbox, [a, b])
  ;[ann, ben] = [a, b]
})
afterAll(() => system.stop())

const fromBot = (id: number) => system.sandbox.view(id).messages.filter(({ from }) => from === 'bot')
const until = (check: () => boolean, otherwise: string) =>
  waitUntil(
    async () => check(),
    LIMIT_MS,
    () => otherwise,
  )
const copyOf = (id: number, words: string): Promise<SeenMessage> => system.sandbox.waitFor(id, words, WAIT)

/** Ann's album and Ben's copies of it. */
async function album() {
  const { sandbox } = system
  const sent = sandbox.sendAlbum(ann, [
    { kind: 'photo', caption: 'first of all' },
    { kind: 'video' },
    { kind: 'photo', caption: 'last of all', hasSpoiler: true },
  ])
  await copyOf(ben, 'first of all')
  const last = await copyOf(ben, 'last of all')
  const copies = fromBot(ben).filter(({ mediaGroupId }) => mediaGroupId === last.mediaGroupId)
  return { sent: sent.map(({ messageId }) => messageId), copies }
}

describe('in a room', () => {
  it('an album arrives as one, and each of its items is answered, edited and reacted to', async () => {
    const { sandbox } = system
    const { sent, copies } = await album()
    expect(copies.map(({ kind, text, hasSpoiler }) => [kind, text, hasSpoiler])).toEqual([
      ['photo', 'first of all', false],
      ['video', undefined, false],
      ['photo', 'last of all', true],
    ])
    const second = copies[1]?.messageId ?? 0
    sandbox.sendText(ben, 'which one is this?', { replyTo: { messageId: second } })
    expect((await copyOf(ann, 'which one is this?')).replyTo?.messageId).toBe(sent[1])
    sandbox.edit(ann, sent[0] ?? 0, 'first and best')
    sandbox.react(ann, sent[2] ?? 0, '👍')
    await until(
      () => fromBot(ben).some(({ text, edited }) => text === 'first and best' && edited),
      'the caption was not edited',
    )
    await until(
      () => fromBot(ben).some(({ text, reactions }) => text === 'last of all' && reactions.bot.length > 0),
      'the reaction did not come',
    )
  })

  it('media that is replaced is replaced for the partner', async () => {
    const { sandbox } = system
    const { messageId } = sandbox.sendMedia(ann, 'photo', { caption: 'a photo' })
    const copy = await copyOf(ben, 'a photo')
    const { fileId } = sandbox.addFile('video')
    const { message } = sandbox.view(ann).messages.find((one) => one.messageId === messageId) ?? copy
    const { photo: _, ...rest } = message
    const video = { file_id: fileId, file_unique_id: 'u', width: 9, height: 9, duration: 1 }
    sandbox.inject({ edited_message: { ...rest, video, caption: 'a video', edit_date: message.date } })
    await until(
      () => fromBot(ben).some((one) => one.messageId === copy.messageId && one.kind === 'video'),
      'the photo was not replaced',
    )
    expect(fromBot(ben).find((one) => one.messageId === copy.messageId)?.text).toBe('a video')
  })

  it('an answer quotes the part that it quotes', async () => {
    const { sandbox } = system
    sandbox.sendText(ann, 'the sea and the mountains')
    const { messageId } = await copyOf(ben, 'the sea and the mountains')
    sandbox.sendText(ben, 'those most', { replyTo: { messageId, quote: 'the mountains' } })
    expect((await copyOf(ann, 'those most')).replyTo?.quote).toBe('the mountains')
  })

  it('custom emoji arrive as plain ones, and a poll as a poll', async () => {
    const { sandbox } = system
    const custom = {
      type: 'custom_emoji',
      offset: 0,
      length: 2,
      custom_emoji_id: '5368324170671202286',
    } as const
    sandbox.sendText(ann, '🙂 custom', { entities: [custom] })
    expect((await copyOf(ben, '🙂 custom')).entities).toBeUndefined()
    sandbox.sendOther(ann, {
      poll: {
        id: '1',
        question: 'Sea or mountains?',
        options: ['sea', 'mountains'].map((text, index) => ({
          persistent_id: String(index),
          text,
          voter_count: 0,
        })),
        total_voter_count: 0,
        is_closed: false,
        is_anonymous: true,
        type: 'regular',
        allows_multiple_answers: false,
        allows_revoting: false,
        members_only: false,
      },
    })
    await until(() => fromBot(ben).some(({ kind }) => kind === 'poll'), 'the poll did not come')
    expect(fromBot(ben).find(({ kind }) => kind === 'poll')?.message.poll).toMatchObject({
      question: 'Sea or mountains?',
      options: [{ text: 'sea' }, { text: 'mountains' }],
    })
  })

  it('what cannot be passed on is told in words, in both languages', async () => {
    const { sandbox } = system
    const contact = { contact: { phone_number: '+491234', first_name: 'Ann' } }
    sandbox.setVoiceForbidden(ben, true)
    for (const lang of ['en', 'fa'] as const) {
      const { room } = t(lang)
      if (lang === 'fa') {
        const after = fromBot(ann).at(-1)?.messageId ?? 0
        sandbox.sendText(ann, '/language')
        await sandbox.waitFor(ann, ({ inlineKeyboard }) => inlineKeyboard !== undefined, { ...WAIT, after })
        await sandbox.press(ann, { data: 'lang:fa' }, WAIT)
      }
      sandbox.sendMedia(ann, 'voice')
      await copyOf(ann, room.unwantedVoice())
      sandbox.sendMedia(ann, 'video_note')
      await copyOf(ann, room.unwantedVideoNote())
      sandbox.sendOther(ann, contact)
      await copyOf(ann, room.refusedContact())
      sandbox.sendOther(ben, { dice: { emoji: '🎯', value: 6 } })
      await copyOf(ann, room.thrown({ emoji: '🎯', value: 6, outOf: 6 }))
    }
    expect(fromBot(ben).filter(({ kind }) => kind === 'contact' || kind === 'voice')).toEqual([])
  })
})
