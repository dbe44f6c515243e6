import { Envelope } from '@anonchat/contracts'
import { expect, it } from 'vitest'
import { albumParts } from './album-parts.js'

const ROOM = '01JD0000000000000000000001'
const base = { key: '777-1/0', trace: '777-1', chatId: 5, lane: 'live', decidedAt: 1 } as const
const origin = (messageId: number) => ({ chatId: 4, messageId })

it('an album comes apart into its items, each with its origin, and the answer stays with the first', () => {
  const replyTo = { chatId: 5, messageId: 3 }
  const album: Envelope = {
    ...base,
    fence: { kind: 'within', roomId: ROOM },
    action: {
      kind: 'send',
      content: {
        kind: 'album',
        items: [
          { kind: 'photo', fileId: 'p', caption: 'one' },
          { kind: 'video', fileId: 'v', spoiler: true },
        ],
      },
      origins: [origin(8), origin(9)],
      replyTo,
      protect: true,
    },
  }
  const parts = albumParts(album)?.map((part) => Envelope.parse(JSON.parse(JSON.stringify(part))))
  const common = { kind: 'send', protect: true }
  expect(parts).toEqual([
    {
      ...base,
      key: '777-1/0/item0',
      fence: album.fence,
      action: {
        ...common,
        content: { kind: 'photo', fileId: 'p', caption: 'one' },
        origin: origin(8),
        replyTo,
      },
    },
    {
      ...base,
      key: '777-1/0/item1',
      fence: album.fence,
      action: { ...common, content: { kind: 'video', fileId: 'v', spoiler: true }, origin: origin(9) },
    },
  ])
})

it('nothing else comes apart', () => {
  expect(
    albumParts({ ...base, action: { kind: 'send', content: { kind: 'text', text: 'x' } } }),
  ).toBeUndefined()
  expect(
    albumParts({ ...base, action: { kind: 'delete', target: { by: 'slot', slot: 's' } } }),
  ).toBeUndefined()
})
