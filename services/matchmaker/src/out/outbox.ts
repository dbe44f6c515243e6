import type { Publisher } from '@anonchat/bus'
import { type Logger, Unavailable } from '@anonchat/runtime'
import { type Database, type MatchedEntry, type OutboxEntry, openRoom, type Pool } from '@anonchat/store'
import { tellMatched, tellTimeout } from './tell.js'

/** Records under way at once; what is above is left for the outbox tick. */
const MAX_RECORDING = 64
/** A room that cannot be recorded although the database answers is given up after this. */
const GIVE_UP_MS = 3_600_000

/** Does what was decided: tells members, then records rooms. All of it may be repeated, by any replica. */
export interface Outbox {
  /**
   * Resolves when the members were told. The record follows in the background, and is left in the outbox where the
   * database is away. @throws Unavailable when the members could not be told.
   */
  complete(entry: OutboxEntry): Promise<void>
  /** As `complete`, and resolves when the room is recorded too. @throws Unavailable when the database is away. */
  completeNow(entry: OutboxEntry): Promise<void>
  /** Resolves when no record is under way. */
  settled(): Promise<void>
}

interface OutboxParts {
  readonly pool: Pool
  readonly publish: Publisher
  readonly database: Database
  readonly log: Logger
  readonly now: () => number
}

export function createOutbox({ pool, publish, database, log, now }: OutboxParts): Outbox {
  const recording = new Set<Promise<void>>()

  const record = async (entry: MatchedEntry): Promise<void> => {
    const { id: roomId, premium, openedAt, sides } = entry
    const [a, b] = sides
    const room = { roomId, premium, userAId: a.userId, userBId: b.userId, openedAt: new Date(openedAt) }
    try {
      await openRoom(database, room)
    } catch (error) {
      if (error instanceof Unavailable || now() - openedAt < GIVE_UP_MS) throw error
      log.error({ err: error, trace: a.trace }, 'gave up recording a room')
    }
    await pool.removeFromOutbox(roomId, now())
  }

  const tell = async (entry: OutboxEntry): Promise<void> => {
    switch (entry.kind) {
      case 'matched':
        if (!entry.published) await tellMatched(publish, entry)
        return
      case 'timeout':
        await tellTimeout(publish, entry)
        await pool.removeFromOutbox(entry.id, now())
    }
  }

  const recordOrLeave = async (entry: MatchedEntry): Promise<void> => {
    try {
      if (recording.size >= MAX_RECORDING) return await pool.markPublished(entry.id, now())
      await record(entry)
    } catch (error) {
      log.warn({ err: error, trace: entry.sides[0].trace }, 'the room is recorded later')
      await pool.markPublished(entry.id, now())
    }
  }

  return {
    complete: async (entry) => {
      await tell(entry)
      if (entry.kind === 'timeout') return
      const work = recordOrLeave(entry)
        .catch((error: unknown) => log.warn({ err: error }, 'the outbox is driven later'))
        .finally(() => recording.delete(work))
      recording.add(work)
    },
    completeNow: async (entry) => {
      await tell(entry)
      if (entry.kind === 'timeout') return
      try {
        await record(entry)
      } catch (error) {
        await pool.markPublished(entry.id, now())
        throw error
      }
    },
    settled: async () => void (await Promise.all(recording)),
  }
}
