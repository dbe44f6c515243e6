import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MediaKind, updateFaults } from '../src/index.js'
import { type Stage, stage } from './support.js'

let s: Stage
beforeEach(async () => {
  s = await stage()
})
afterEach(() => s.sandbox.stop())

const KINDS: MediaKind[] = [
  'photo',
  'video',
  'voice',
  'video_note',
  'animation',
  'sticker',
  'audio',
  'document',
]
const METHODS: Record<MediaKind, string> = {
  photo: 'sendPhoto',
  video: 'sendVideo',
  voice: 'sendVoice',
  video_note: 'sendVideoNote',
  animation: 'sendAnimation',
  sticker: 'sendSticker',
  audio: 'sendAudio',
  document: 'sendDocument',
}

describe('files', () => {
  it.each(KINDS)('a %s of a member has an id with which the bot sends it on', async (kind) => {
    const bob = s.sandbox.createMember()
    s.sandbox.sendText(bob.id, '/start')
    const sent = s.sandbox.sendMedia(s.ada.id, kind)
    const update = (await s.updates()).find((one) => one.update_id === sent.updateId)
    expect(updateFaults(update)).toEqual([])
    const { fileId } = s.sandbox.view(s.ada.id).messages.at(-1) ?? {}
    const answer = await s.call(METHODS[kind], { chat_id: bob.id, [kind]: fileId })
    expect(answer).toMatchObject({ ok: true })
    expect(updateFaults({ update_id: 1, message: answer.result })).toEqual([])
    expect(s.sandbox.view(bob.id).messages.at(-1)).toMatchObject({ from: 'bot', kind, fileId })
  })

  it('that the bot uploads can be downloaded again, byte for byte', async () => {
    const bytes = Buffer.from('ffd8ffe000104a464946', 'hex')
    const message = await s.bot.sendPhoto(
      s.ada.id,
      { source: bytes, filename: 'x.jpg' },
      { caption: 'é <b>b</b>', parse_mode: 'HTML' },
    )
    expect(message).toMatchObject({
      caption: 'é b',
      caption_entities: [{ type: 'bold', offset: 2, length: 1 }],
    })
    const largest = message.photo.at(-1)
    const link = await s.bot.getFileLink(largest?.file_id ?? '')
    const response = await fetch(link)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes)
  })

  it('keep their ids when they are sent again', async () => {
    const first = await s.bot.sendVoice(s.ada.id, { source: Buffer.from('OggS') })
    const second = await s.bot.sendVoice(s.ada.id, first.voice.file_id)
    expect(second.voice).toEqual(first.voice)
  })

  it('that are no picture are no photo', async () => {
    await expect(s.bot.sendPhoto(s.ada.id, { source: Buffer.from('hello') })).rejects.toThrow(
      '400: Bad Request: IMAGE_PROCESS_FAILED',
    )
    await expect(s.bot.sendPhoto(s.ada.id, { source: Buffer.alloc(0) })).rejects.toThrow()
  })

  it('that another bot knows are unknown here', async () => {
    const other = s.sandbox.bot(`2002:${'b'.repeat(35)}`)
    const { fileId } = other.addFile('photo')
    await expect(s.bot.sendPhoto(s.ada.id, fileId)).rejects.toThrow(
      'wrong file identifier/HTTP URL specified',
    )
  })

  it('that do not exist are not found', async () => {
    const response = await fetch(`${s.sandbox.url}/file/bot${s.sandbox.token}/photos/none.jpg`)
    expect(response.status).toBe(404)
  })
})

describe('albums', () => {
  it('of a member come as separate updates with one media_group_id', async () => {
    const sent = s.sandbox.sendAlbum(s.ada.id, [{ kind: 'photo', caption: 'two' }, { kind: 'video' }])
    const updates = (await s.updates()).slice(1)
    expect(updates.map((update) => update.update_id)).toEqual(sent.map((one) => one.updateId))
    const groups = new Set(updates.map((update) => update.message?.media_group_id))
    expect([groups.size, groups.has(undefined)]).toEqual([1, false])
  })

  it('of the bot stay together, uploads among known files', async () => {
    const photo = s.sandbox.addFile('photo').fileId
    const source = Buffer.from('89504e470d0a1a0a', 'hex')
    const messages = await s.bot.sendMediaGroup(s.ada.id, [
      { type: 'photo', media: photo, caption: 'first', has_spoiler: true },
      { type: 'photo', media: { source } },
    ])
    expect(new Set(messages.map((message) => message.media_group_id)).size).toBe(1)
    expect(s.sandbox.view(s.ada.id).messages.slice(-2)).toMatchObject([
      { text: 'first', hasSpoiler: true, kind: 'photo' },
      { kind: 'photo' },
    ])
  })

  it('take no mixture with documents', async () => {
    const media = [
      { type: 'photo', media: s.sandbox.addFile('photo').fileId },
      { type: 'document', media: s.sandbox.addFile('document').fileId },
    ]
    expect(await s.call('sendMediaGroup', { chat_id: s.ada.id, media })).toMatchObject({
      description: "Bad Request: document can't be mixed with other media types",
    })
  })
})
