import { Content, Quote } from '@anonchat/contracts'
import type { Albums, StoredAlbum } from '@anonchat/store'
import { z } from 'zod'
import type { Turn } from '../domain/decision.js'
import type { Effect } from '../domain/effect.js'
import type { Album, Said, SaidInAlbum } from '../domain/input.js'

const Item = z.object({
  contents: z.tuple([Content], Content),
  messageId: z.number(),
  reply: z.object({ messageId: z.number(), quote: Quote.nullable() }).nullable(),
  group: z.string(),
  protect: z.boolean().optional(),
  offer: z.string().optional(),
}) satisfies z.ZodType<Said>

/** Null for what an older version wrote. */
function readItem(json: string): Said | null {
  try {
    return Item.parse(JSON.parse(json))
  } catch {
    return null
  }
}

export const readAlbum = ({ items, ...album }: StoredAlbum): Album => ({
  ...album,
  items: items.map(readItem).filter((item) => item !== null),
})

type Collect = Extract<Effect, { kind: 'collect' }>

/** Adds an item to those that wait. @returns the album as it stands; null when it was sent already */
export async function collect(
  albums: Albums,
  { memberId, key, trace }: Turn,
  { item, roomId, partnerId }: Collect,
): Promise<Album | null> {
  const { group, messageId } = item satisfies SaidInAlbum
  const json = JSON.stringify(item)
  const stored = await albums.collect({
    memberId,
    group,
    roomId,
    partnerId,
    key,
    trace,
    messageId,
    item: json,
  })
  return stored === null ? null : readAlbum(stored)
}
