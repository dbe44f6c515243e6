import type { Origin } from '@anonchat/contracts'
import type { Redis } from 'ioredis'
import { loadScript } from '../client.js'
import { counterpartsKey, slotsKey } from '../keys.js'

/** Longer than any room lasts, so that replies and reports find their message; then nothing tells who wrote to whom. */
const COUNTERPARTS_TTL_MS = 26 * 3_600_000
const SLOTS_TTL_MS = 48 * 3_600_000

interface Message {
  readonly chatId: number
  readonly messageId: number
}

/** A field of a hash of message ids. */
export interface Note {
  readonly key: string
  readonly field: string
  readonly value: string
  readonly ttlMs: number
}

const counterpartNote = (roomId: string, of: Message, is: Message): Note => ({
  key: counterpartsKey(of.chatId, roomId),
  field: String(of.messageId),
  value: `${is.chatId}:${is.messageId}`,
  ttlMs: COUNTERPARTS_TTL_MS,
})

/** What maps a message of a room and its copy in the partner's chat to each other: a note in each of the two chats. */
export const pairNotes = (roomId: string, origin: Origin, copy: Message): { origin: Note; copy: Note } => ({
  origin: counterpartNote(roomId, origin, copy),
  copy: received(counterpartNote(roomId, copy, origin)),
})

const RECEIVED = ':received'

/** Marks what the partner said, so that it can be told from what the member said. */
const received = (note: Note): Note => ({ ...note, value: note.value + RECEIVED })

/** What finds a message again by a name. */
export const slotNote = (slot: string, { chatId, messageId }: Message): Note => ({
  key: slotsKey(chatId),
  field: slot,
  value: String(messageId),
  ttlMs: SLOTS_TTL_MS,
})

/** Which message is which: ids only. */
export interface SentMessages {
  note(note: Note): Promise<void>
  /** The id, in `chatId`, of the counterpart of a message; undefined when there is none (any more). */
  counterpart(roomId: string, origin: Origin, chatId: number): Promise<number | undefined>
  inSlot(chatId: number, slot: string): Promise<number | undefined>
}

/** The ids, in a member's chat, of the last messages that their partner sent in a room; the newest last. */
export async function lastReceived(
  redis: Redis,
  chatId: number,
  roomId: string,
  count: number,
): Promise<number[]> {
  const noted = Object.entries(await redis.hgetall(counterpartsKey(chatId, roomId)))
  const ids = noted.filter(([, value]) => value.endsWith(RECEIVED)).map(([id]) => Number(id))
  return ids.sort((a, b) => a - b).slice(-count)
}

export function openSentMessages(redis: Redis): SentMessages {
  const note = loadScript(redis, new URL('./note.lua', import.meta.url))
  return {
    note: async ({ key, field, value, ttlMs }) => {
      await note([key], [field, value, ttlMs])
    },
    counterpart: async (roomId, origin, chatId) => {
      const found = await redis.hget(counterpartsKey(origin.chatId, roomId), String(origin.messageId))
      const [chat, message] = (found ?? '').split(':')
      return Number(chat) === chatId && message !== undefined ? Number(message) : undefined
    },
    inSlot: async (chatId, slot) => {
      const found = await redis.hget(slotsKey(chatId), slot)
      return found === null ? undefined : Number(found)
    },
  }
}
