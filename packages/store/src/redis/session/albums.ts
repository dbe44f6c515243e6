import type { Redis } from 'ioredis'
import { z } from 'zod'
import { loadScript } from '../client.js'
import { albumKey } from '../keys.js'
import { fieldsOf, type SessionFields } from './session.js'

/** As long as an event may wait in the mailbox. In the usual case a second is enough. */
const ALBUM_TTL_SECONDS = 24 * 3_600

/** Items of an album that wait to be sent together. */
export interface StoredAlbum {
  /** Of the event of its first item: names it. */
  readonly key: string
  readonly trace: string
  /** Telegram's id, which all items have. */
  readonly group: string
  /** Where it was said. */
  readonly roomId: string
  readonly partnerId: number
  /** As they were given, in the order of their messages. */
  readonly items: readonly string[]
}

export interface CollectRequest {
  readonly memberId: number
  readonly group: string
  readonly roomId: string
  readonly partnerId: number
  readonly key: string
  readonly trace: string
  readonly messageId: number
  readonly item: string
}

/** The album of each member whose items are still coming. */
export interface Albums {
  /**
   * Adds an item, once. @returns the album as it stands; null when the item was sent before
   * @throws where items of another album wait, which have to be sent first
   */
  collect(request: CollectRequest): Promise<StoredAlbum | null>
  /** Forgets an album that was sent; does nothing about any other. */
  clear(memberId: number, key: string): Promise<void>
}

/** Reads an album; null where none waits. */
export function readAlbum(fields: SessionFields): StoredAlbum | null {
  const { key, trace, group, room, partner } = fields
  if (key === undefined || trace === undefined || group === undefined || room === undefined) return null
  const items = Object.entries(fields)
    .flatMap(([field, item]) => (field.startsWith('item:') ? [{ id: Number(field.slice(5)), item }] : []))
    .sort((a, b) => a.id - b.id)
    .map(({ item }) => item)
  return { key, trace, group, roomId: room, partnerId: Number(partner), items }
}

const CollectAnswer = z.tuple([z.enum(['collected', 'sent', 'other']), z.array(z.string())])

export function openAlbums(redis: Redis): Albums {
  const collect = loadScript(redis, new URL('./collect.lua', import.meta.url))
  const clear = loadScript(redis, new URL('./clear-album.lua', import.meta.url))
  return {
    collect: async ({ memberId, group, roomId, partnerId, key, trace, messageId, item }) => {
      const args = [group, roomId, partnerId, key, trace, messageId, item, ALBUM_TTL_SECONDS]
      const [what, fields] = CollectAnswer.parse(await collect([albumKey(memberId)], args))
      if (what === 'other') throw new Error('items of another album are still waiting')
      return what === 'sent' ? null : readAlbum(fieldsOf(fields))
    },
    clear: async (memberId, key) => {
      await clear([albumKey(memberId)], [key, ALBUM_TTL_SECONDS])
    },
  }
}
