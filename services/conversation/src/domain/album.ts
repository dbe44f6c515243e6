import { ALBUM_ITEMS, type AlbumItem, type Content } from '@anonchat/contracts'
import type { Effect } from './effect.js'
import type { Album, Input, Said, SaidInAlbum } from './input.js'
import { mediaOffer } from './media.js'
import { asReply, originOf, protection, relayed, within } from './relayed.js'

const isItem = (content: Content): content is AlbumItem =>
  content.kind === 'photo' ||
  content.kind === 'video' ||
  content.kind === 'audio' ||
  content.kind === 'document'

/** The item of an album that an input is; null for all else. */
export function albumItem(input: Input): SaidInAlbum | null {
  if (input.kind !== 'photo' && input.kind !== 'media') return null
  const { said } = input
  return said.group !== null && isItem(said.contents[0]) ? { ...said, group: said.group } : null
}

export const isFull = ({ items }: Album): boolean => items.length >= ALBUM_ITEMS.most

/** Whether an item belongs to the album that is waiting. */
export const belongsTo = (album: Album, item: SaidInAlbum, roomId: string): boolean =>
  album.group === item.group && album.roomId === roomId && !isFull(album)

/** Photos and videos go together; audios and documents each among themselves. */
const shelfOf = ({ kind }: Content): string => (kind === 'photo' || kind === 'video' ? 'visual' : kind)

/** The items in runs of what Telegram takes in one album. */
function runsOf(items: readonly Said[]): Said[][] {
  const runs: Said[][] = []
  let shelf = ''
  for (const item of items) {
    const own = shelfOf(item.contents[0])
    if (own === shelf) runs.at(-1)?.push(item)
    else runs.push([item])
    shelf = own
  }
  return runs
}

/** What is sent for an album: one envelope, more only where its kinds cannot stand together. */
export const albumEffects = (memberId: number, album: Album): readonly Effect[] =>
  runsOf(album.items).flatMap((run) => runEffects(memberId, album, run))

function runEffects(memberId: number, { roomId, partnerId }: Album, run: readonly Said[]): Effect[] {
  const [first] = run
  if (first === undefined) return []
  const room = { roomId, partnerId }
  if (run.length < ALBUM_ITEMS.least) return relayed(memberId, room, first)
  const answering = run.find(({ reply }) => reply !== null)
  const protect = protection(run.some((said) => said.protect === true))
  const album: Effect = {
    kind: 'envelope',
    chatId: partnerId,
    fence: within(roomId),
    action: {
      kind: 'send',
      content: { kind: 'album', items: run.map(({ contents: [content] }) => content).filter(isItem) },
      origins: run.map(({ messageId }) => originOf(memberId, messageId)),
      ...asReply(memberId, answering?.reply ?? null),
      ...protect,
    },
  }
  // Captions that are too long for a bot come after the album, in its order.
  const captions = run.flatMap(({ contents: [, ...more] }) => more)
  return [
    album,
    ...captions.map(
      (content): Effect => ({
        kind: 'envelope',
        chatId: partnerId,
        fence: within(roomId),
        action: { kind: 'send', content, ...protect },
      }),
    ),
    ...run.flatMap(({ offer }) => mediaOffer({ roomId, partnerId }, offer)),
  ]
}
