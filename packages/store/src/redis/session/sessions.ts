import type { Redis } from 'ioredis'
import { z } from 'zod'
import { loadScript } from '../client.js'
import { albumKey, begunKey, floodKey, sessionKey } from '../keys.js'
import { readAlbum, type StoredAlbum } from './albums.js'
import { type Memo, parseMemo } from './memo.js'
import { fieldsOf, readSession, type Session, type SessionFields } from './session.js'

/** Telegram repeats an update for 24 hours. */
const BEGUN_TTL_SECONDS = 26 * 3_600
/** A session that nobody touched for so long is rebuilt from the record when its member comes back. */
const SESSION_TTL_SECONDS = 30 * 24 * 3_600

export interface FloodLimits {
  readonly perSecond: number
  readonly burst: number
  readonly muteMs: number
}

export interface BeginRequest {
  readonly memberId: number
  readonly key: string
  readonly sequence: number
  /** When the member did it (ms): the flood limit goes by this. */
  readonly doneAt: number
  /** `none`: not the member's doing; `exempt`: counted, but never held back. */
  readonly charge: 'none' | 'normal' | 'exempt'
  /** Telegram's id of the album that it is an item of: all items of one count as one message. */
  readonly group?: string | null
}

export interface Begun {
  /** `again`: redelivered after a crash, to be finished; `repeated`: sent twice, to be dropped. */
  readonly kind: 'new' | 'again' | 'repeated'
  /** `more`: one more item of an album whose first item was let through. */
  readonly flood: 'ok' | 'more' | 'warn' | 'mute' | 'drop'
  readonly session: Session
  /** What the member said so far of an album that is still coming. */
  readonly album: StoredAlbum | null
}

export interface MoveRequest {
  readonly memberId: number
  readonly key: string
  readonly act: string
  /** What the session must say: fields to values. */
  readonly guard: SessionFields
  readonly set: SessionFields
  readonly drop: readonly string[]
}

export interface EndRoomRequest {
  readonly memberId: number
  readonly key: string
  readonly act: string
  readonly roomId: string
  readonly partnerId: number
  readonly reason: string
  readonly by: 'self' | 'other'
  /** What the member's session becomes: `{ state: 'idle' }`, or a search. */
  readonly set: SessionFields
  /** False when the member cannot be written to. */
  readonly told: boolean
}

export interface RestoreRequest {
  readonly memberId: number
  readonly set: SessionFields
  readonly room: {
    readonly roomId: string
    readonly partnerId: number
    readonly mine: SessionFields
    readonly partners: SessionFields
  } | null
}

export interface Sessions {
  /** One round trip at the start of every event. */
  begin(request: BeginRequest): Promise<Begun>
  move(request: MoveRequest): Promise<Memo>
  endRoom(request: EndRoomRequest): Promise<Memo>
  restore(request: RestoreRequest): Promise<{ result: 'kept' | 'idle' | 'chatting'; session: Session }>
  /** Takes out notices that were published, of the member and of their partner. */
  settle(
    published: readonly { readonly memberId: number; readonly notices: readonly string[] }[],
  ): Promise<void>
  /** Gives a room the longer time of premium, for both. */
  lengthen(room: {
    readonly memberId: number
    readonly partnerId: number
    readonly roomId: string
  }): Promise<void>
  read(memberId: number): Promise<Session>
}

const BeginAnswer = z.tuple([
  z.enum(['new', 'again', 'repeated']),
  z.enum(['ok', 'more', 'warn', 'mute', 'drop']),
  z.array(z.string()),
  z.array(z.string()),
])
const RestoreAnswer = z.tuple([z.enum(['kept', 'idle', 'chatting']), z.array(z.string())])

/** The scripts of sessions. Each may be run twice with the same key: the second run gives what the first did. */
export function openSessions(redis: Redis, flood: FloodLimits): Sessions {
  const script = (name: string) => loadScript(redis, new URL(`./${name}.lua`, import.meta.url))
  const [begin, move, endRoom, restore, settle, lengthen] = [
    script('begin'),
    script('move'),
    script('end-room'),
    script('restore'),
    script('settle'),
    script('lengthen'),
  ]
  return {
    begin: async ({ memberId, key, sequence, doneAt, charge, group }) => {
      const { perSecond, burst, muteMs } = flood
      const [kind, verdict, fields, album] = BeginAnswer.parse(
        await begin(
          [sessionKey(memberId), begunKey(memberId), floodKey(memberId), albumKey(memberId)],
          [key, sequence, doneAt, charge, perSecond, burst, muteMs, BEGUN_TTL_SECONDS, group ?? ''],
        ),
      )
      const session = readSession(fieldsOf(fields))
      return { kind, flood: verdict, session, album: readAlbum(fieldsOf(album)) }
    },
    move: async ({ memberId, key, act, guard, set, drop }) =>
      parseMemo(
        await move(
          [sessionKey(memberId)],
          [key, act, JSON.stringify(guard), JSON.stringify(set), JSON.stringify(drop), SESSION_TTL_SECONDS],
        ),
      ),
    endRoom: async (request) =>
      parseMemo(
        await endRoom(
          [sessionKey(request.memberId), sessionKey(request.partnerId)],
          [
            request.key,
            request.act,
            request.memberId,
            request.partnerId,
            request.roomId,
            request.reason,
            request.by,
            JSON.stringify(request.set),
            request.told ? 1 : 0,
            SESSION_TTL_SECONDS,
          ],
        ),
      ),
    restore: async ({ memberId, set, room }) => {
      const [result, fields] = RestoreAnswer.parse(
        await restore(
          [sessionKey(memberId), sessionKey(room?.partnerId ?? memberId)],
          [
            JSON.stringify(set),
            room?.roomId ?? '',
            JSON.stringify(room?.mine ?? {}),
            JSON.stringify(room?.partners ?? {}),
            SESSION_TTL_SECONDS,
            memberId,
          ],
        ),
      )
      return { result, session: readSession(fieldsOf(fields)) }
    },
    settle: async (published) => {
      await settle(
        published.map(({ memberId }) => sessionKey(memberId)),
        published.map(({ notices }) => notices.join(';')),
      )
    },
    lengthen: async ({ memberId, partnerId, roomId }) => {
      await lengthen([sessionKey(memberId), sessionKey(partnerId)], [roomId])
    },
    read: async (memberId) => readSession(await redis.hgetall(sessionKey(memberId))),
  }
}
