import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { edited, message, photo, press, text } from './updates.js'

const en = t('en')
const fa = t('fa')
const world = play({ FLOOD_BURST: '1000', MEDIA_SPOILER: 'on' })

const countTo = async (id: number) => (await world().envelopesTo(id)).length
const actionsTo = async (id: number, since: number) =>
  (await world().envelopesTo(id)).slice(since).map(({ action }) => action)
const file = { file_id: 'F', file_unique_id: 'f' }
const video = (id: number, more: Record<string, unknown> = {}) => message(id, { video: file, ...more })
const offer = (roomId: string, texts = en) => ({
  kind: 'send',
  content: { kind: 'text', text: texts.room.mediaCovered() },
  markup: { kind: 'inline', rows: [[{ text: texts.buttons.showMedia, data: `show:${roomId}` }]] },
  remember: 'media',
})

describe('media of a stranger', () => {
  it('is covered, and the receiver is offered once, in their language, to see it', async () => {
    const { a, b, roomId } = await world().pair(['en', 'fa'])
    const [toA, toB] = [await countTo(a), await countTo(b)]
    await world().deliver(photo(a, 'P', { caption: 'look' }), video(a), message(a, { animation: file }))
    expect(await actionsTo(b, toB)).toMatchObject([
      { content: { kind: 'photo', caption: 'look', spoiler: true } },
      offer(roomId, fa),
      { content: { kind: 'video', spoiler: true } },
      { content: { kind: 'animation', spoiler: true } },
    ])
    expect(await countTo(a)).toBe(toA)
  })

  it('is shown from the press of the button on, which may come twice, late, and from another room', async () => {
    const { a, b, roomId } = await world().pair()
    await world().deliver(photo(a, 'P1'))
    const toB = await countTo(b)
    await world().deliver(press(b, `show:${roomId}`), press(b, `show:${roomId}`))
    await world().deliver(photo(a, 'P2'), video(a))
    expect(await actionsTo(b, toB)).toEqual([
      {
        kind: 'edit',
        target: { by: 'slot', slot: 'media' },
        content: { kind: 'text', text: en.room.mediaShown() },
      },
      expect.objectContaining({ content: { kind: 'photo', fileId: 'P2' } }),
      expect.objectContaining({ content: { kind: 'video', fileId: 'F' } }),
    ])
    const answers = (await world().answers()).length
    await world().deliver(text(a, '/stop'))
    await world().deliver(press(b, `show:${roomId}`))
    expect((await world().answers()).slice(answers)).toMatchObject([{ text: en.general.oldButton() }])
    const next = await world().match(a, b)
    const later = await countTo(b)
    await world().deliver(text(a, 'again'), press(b, `show:${roomId}`), photo(a, 'P3'))
    expect((await actionsTo(b, later)).slice(-2)).toMatchObject([
      { content: { kind: 'photo', spoiler: true } },
      offer(next),
    ])
  })

  it('is allowed by each for what they receive themselves', async () => {
    const { a, b, roomId } = await world().pair()
    const toA = await countTo(a)
    await world().deliver(photo(a, 'P1'), press(b, `show:${roomId}`), photo(b, 'P2'))
    expect(await actionsTo(a, toA)).toMatchObject([{ content: { spoiler: true } }, offer(roomId)])
  })

  it('is covered in albums and edits too', async () => {
    const { a, b, roomId } = await world().pair()
    const toB = await countTo(b)
    const album = { media_group_id: 'G' }
    await world().deliver(photo(a, 'P1', album), video(a, album), text(a, 'after'))
    const { photo: sizes } = photo(a, 'P3').update.message as { photo: unknown }
    await world().deliver(edited(a, 40, { photo: sizes, caption: 'other' }))
    expect(await actionsTo(b, toB)).toMatchObject([
      { content: { kind: 'album', items: [{ spoiler: true }, { spoiler: true }] } },
      offer(roomId),
      { content: { kind: 'text' } },
      { kind: 'edit', content: { kind: 'photo', caption: 'other', spoiler: true } },
    ])
  })

  it('of a kind that Telegram has no cover for passes as it is', async () => {
    const { a, b } = await world().pair()
    const toB = await countTo(b)
    const kinds = ['voice', 'video_note', 'audio', 'sticker', 'document'] as const
    await world().deliver(...kinds.map((kind) => message(a, { [kind]: file })))
    expect((await actionsTo(b, toB)).map((action) => 'content' in action && action.content)).toEqual(
      kinds.map((kind) => ({ kind, fileId: 'F' })),
    )
  })
})
