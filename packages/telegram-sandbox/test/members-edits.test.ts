import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updateFaults } from '../src/index.js'
import { type Stage, stage } from './support.js'

let s: Stage
beforeEach(async () => {
  s = await stage()
})
afterEach(() => s.sandbox.stop())

async function edit(body: Record<string, unknown>): Promise<{ status: number; error?: string }> {
  const response = await fetch(`${s.sandbox.url}/control/members/${s.ada.id}/edit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, ...JSON.parse(await response.text()) }
}

async function lastEdit() {
  const update = (await s.updates()).at(-1)
  expect(updateFaults(update)).toEqual([])
  return update?.edited_message
}

describe('a member edits', () => {
  it('a caption, adds one and takes it away', async () => {
    const { messageId } = s.sandbox.sendMedia(s.ada.id, 'photo')
    expect((await edit({ messageId, caption: 'see https://a.example' })).status).toBe(200)
    const edited = await lastEdit()
    expect(edited).toMatchObject({
      message_id: messageId,
      caption: 'see https://a.example',
      caption_entities: [{ type: 'url' }],
      edit_date: expect.any(Number),
    })
    expect(edited?.text).toBeUndefined()
    await edit({ messageId, caption: '' })
    expect((await lastEdit())?.caption).toBeUndefined()
    expect(s.sandbox.view(s.ada.id).messages.at(-1)).toMatchObject({ kind: 'photo', edited: true })
  })

  it('the media of a message, and puts media in the place of a text', async () => {
    const { messageId } = s.sandbox.sendMedia(s.ada.id, 'photo', { caption: 'old', hasSpoiler: true })
    await edit({ messageId, media: { kind: 'video', sample: 'waves', caption: 'new' } })
    const edited = await lastEdit()
    expect(edited).toMatchObject({ caption: 'new', video: { width: 640, height: 360 } })
    expect([edited?.photo, edited?.has_media_spoiler]).toEqual([undefined, undefined])
    const text = s.sandbox.sendText(s.ada.id, 'soon a picture')
    await edit({ messageId: text.messageId, media: { kind: 'photo', sample: 'lake' } })
    const pictured = await lastEdit()
    expect([pictured?.text, pictured?.photo?.at(-1)?.width]).toEqual([undefined, 1280])
  })

  it('nothing that Telegram would not let them', async () => {
    const sticker = s.sandbox.sendMedia(s.ada.id, 'sticker').messageId
    const voice = s.sandbox.sendMedia(s.ada.id, 'voice').messageId
    const text = s.sandbox.sendText(s.ada.id, 'hi').messageId
    const [first] = s.sandbox.sendAlbum(s.ada.id, [{ kind: 'photo' }, { kind: 'photo' }])
    const ofBot = (await s.bot.sendMessage(s.ada.id, 'mine')).message_id
    const wrong = [
      { messageId: sticker, text: 'x' },
      { messageId: sticker, media: { kind: 'photo' } },
      { messageId: voice, media: { kind: 'photo' } },
      { messageId: text, text: '' },
      { messageId: text, caption: 'x' },
      { messageId: text, media: { kind: 'sticker' } },
      { messageId: first?.messageId, media: { kind: 'document' } },
      { messageId: ofBot, text: 'x' },
      { messageId: text, media: { kind: 'photo', fileId: 'none' } },
    ]
    for (const body of wrong)
      expect(await edit(body)).toMatchObject({ status: 400, error: expect.any(String) })
    expect((await s.updates()).every((update) => update.edited_message === undefined)).toBe(true)
    expect((await edit({ messageId: first?.messageId, media: { kind: 'video' } })).status).toBe(200)
    expect((await lastEdit())?.media_group_id).toBeDefined()
  })
})
