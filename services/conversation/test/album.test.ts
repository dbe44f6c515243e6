import { waitUntil } from '@anonchat/servers'
import { albumKey } from '@anonchat/store'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { edited, message, photo, text } from './updates.js'

const world = play({ FLOOD_PER_SECOND: '0.001', FLOOD_BURST: '25' })

let groups = 0
const group = () => `group-${++groups}`
const item = (memberId: number, media_group_id: string, file: string, more: Record<string, unknown> = {}) =>
  photo(memberId, file, { media_group_id, ...more })
const document = (memberId: number, media_group_id: string, file_id: string) =>
  message(memberId, { media_group_id, document: { file_id, file_unique_id: file_id, file_name: 'name.pdf' } })

/** What the partner got since, as file ids or words: one list for each envelope. */
const gotBy = async (id: number, since: number): Promise<string[][]> =>
  (await world().envelopesTo(id)).slice(since).map(({ action }) => {
    if (action.kind !== 'send') return [action.kind]
    const { content } = action
    if (content.kind === 'album') return content.items.map(({ fileId }) => fileId)
    return [content.kind === 'text' ? content.text : 'fileId' in content ? content.fileId : content.kind]
  })
const countTo = async (id: number) => (await world().envelopesTo(id)).length
const untilGot = async (id: number, since: number, expected: readonly (readonly string[])[]) => {
  await waitUntil(
    async () => (await countTo(id)) >= since + expected.length,
    30_000,
    () => 'the partner got less',
  )
  expect(await gotBy(id, since)).toEqual(expected)
}

describe('an album', () => {
  it('goes out whole, by itself, as one send with an origin for each item', async () => {
    const { a, b, roomId } = await world().pair()
    const since = await countTo(b)
    const g = group()
    const items = ['P1', 'P2', 'P3'].map((file, index) =>
      item(a, g, file, index === 1 ? { caption: 'two' } : {}),
    )
    await world().deliver(...items)
    await untilGot(b, since, [['P1', 'P2', 'P3']])
    const [envelope] = (await world().envelopesTo(b)).slice(since)
    expect(envelope).toMatchObject({
      key: `${items[0]?.trace}/album/0`,
      trace: items[0]?.trace,
      fence: { kind: 'within', roomId },
      action: {
        content: { kind: 'album', items: [{ kind: 'photo' }, { caption: 'two' }, {}] },
        origins: items.map(({ update }) => ({
          chatId: a,
          messageId: (update.message as { message_id: number }).message_id,
        })),
      },
    })
  })

  it('keeps nothing of what was said once it is sent', async () => {
    const { a, b } = await world().pair()
    const since = await countTo(b)
    const g = group()
    await world().deliver(item(a, g, 'secret-1'), item(a, g, 'secret-2'))
    expect(JSON.stringify(await world().redis.hgetall(albumKey(a)))).toContain('secret-1')
    expect(await world().redis.ttl(albumKey(a))).toBeGreaterThan(0)
    await untilGot(b, since, [['secret-1', 'secret-2']])
    await world().settled()
    expect(JSON.stringify(await world().redis.hgetall(albumKey(a)))).not.toContain('secret')
  })

  it('of ten goes out at once, and an eleventh on its own', async () => {
    const { a, b } = await world().pair()
    const since = await countTo(b)
    const g = group()
    const files = Array.from({ length: 11 }, (_, index) => `T${index}`)
    await world().deliver(...files.map((file) => item(a, g, file)))
    await untilGot(b, since, [files.slice(0, 10), ['T10']])
  })

  it('is sent before whatever comes after it: words, an edit, the end of the room', async () => {
    const { a, b } = await world().pair()
    const since = await countTo(b)
    const [g, h] = [group(), group()]
    await world().deliver(item(a, g, 'P1'), item(a, g, 'P2'), text(a, 'after'), item(a, g, 'late'))
    await world().deliver(
      edited(a, 40, { text: 'better' }),
      item(a, h, 'Q1'),
      item(a, h, 'Q2'),
      text(a, '/stop'),
    )
    const got = await gotBy(b, since)
    expect(got.slice(0, 5)).toEqual([['P1', 'P2'], ['after'], ['late'], ['edit'], ['Q1', 'Q2']])
    expect(got).toHaveLength(7)
    expect((await world().envelopesTo(b)).at(-2)?.fence?.kind).toBe('closes')
  })

  it('is followed by the next album, and order holds', async () => {
    const { a, b } = await world().pair()
    const since = await countTo(b)
    const [g, h] = [group(), group()]
    await world().deliver(item(a, g, 'P1'), item(a, g, 'P2'), item(a, h, 'Q1'), item(a, h, 'Q2'))
    await untilGot(b, since, [
      ['P1', 'P2'],
      ['Q1', 'Q2'],
    ])
  })

  it('of one item is an ordinary message', async () => {
    const { a, b } = await world().pair()
    const since = await countTo(b)
    await world().deliver(item(a, group(), 'alone'))
    await untilGot(b, since, [['alone']])
    const [envelope] = (await world().envelopesTo(b)).slice(since)
    expect(envelope?.action).toMatchObject({ content: { kind: 'photo' }, origin: { chatId: a } })
  })

  it('whose kinds cannot stand together is sent in as few parts as they allow, in order', async () => {
    const { a, b } = await world().pair()
    const since = await countTo(b)
    const g = group()
    await world().deliver(item(a, g, 'P1'), document(a, g, 'D1'), document(a, g, 'D2'), item(a, g, 'P2'))
    await untilGot(b, since, [['P1'], ['D1', 'D2'], ['P2']])
  })

  it('has captions that are too long for a bot as messages after it', async () => {
    const { a, b } = await world().pair()
    const since = await countTo(b)
    const g = group()
    const long = 'x'.repeat(1_100)
    await world().deliver(item(a, g, 'P1', { caption: long }), item(a, g, 'P2'))
    await untilGot(b, since, [['P1', 'P2'], [long]])
  })

  it('answers what its first item answers', async () => {
    const { a, b } = await world().pair()
    const since = await countTo(b)
    const g = group()
    const reply_to_message = { message_id: 17, date: 1, chat: { id: a, type: 'private' } }
    await world().deliver(item(a, g, 'P1', { reply_to_message }), item(a, g, 'P2', { reply_to_message }))
    await untilGot(b, since, [['P1', 'P2']])
    expect((await world().envelopesTo(b)).at(-1)?.action).toMatchObject({
      replyTo: { chatId: a, messageId: 17 },
    })
  })

  it('goes to the room in which it was said, and to no other', async () => {
    const { a, b, roomId } = await world().pair()
    await world().deliver(item(a, group(), 'of-the-old-room'))
    await world().deliver(text(b, '/stop'))
    const c = await world().member()
    const next = await world().match(a, c)
    await world().deliver(text(a, 'hello'))
    const withAlbum = (await world().envelopes()).filter(({ action }) =>
      JSON.stringify(action).includes('of-the-old-room'),
    )
    expect(withAlbum.map(({ chatId, fence }) => [chatId, fence?.roomId])).toEqual([[b, roomId]])
    expect(next).not.toBe(roomId)
  })

  it('counts as one message for whoever writes fast', async () => {
    const { a, b } = await world().pair()
    const since = await countTo(b)
    for (let album = 0; album < 4; album++) {
      const g = group()
      await world().deliver(...Array.from({ length: 10 }, (_, index) => item(a, g, `F${album}-${index}`)))
    }
    const got = await gotBy(b, since)
    expect(got.map((files) => files.length)).toEqual([10, 10, 10, 10])
  })
})
