import { Prisma } from '../../generated/prisma/client.js'
import type { Database } from '../client.js'
import {
  type AudienceChoice,
  type BroadcastRecord,
  type BroadcastStatus,
  toBroadcast,
  writeIds,
} from './broadcast.js'

export interface NewBroadcast {
  /** Names the request: the same again begins no other. At most 191 characters. */
  readonly key: string
  readonly adminId: number
  readonly sourceMessageIds: readonly number[]
  readonly createdAt: Date
  /** What is chosen from the beginning; everybody, at once, without buttons where nothing is. */
  readonly chosen?: Pick<BroadcastRecord, 'buttons' | 'audience' | 'audienceSize' | 'scheduledAt'>
}

const isThere = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'

/** Begins a draft, once for each key. The messages stand in the admin's chat with the bot. @returns its id */
export async function createBroadcast(db: Database, one: NewBroadcast): Promise<number> {
  const { key: creationKey, adminId, sourceMessageIds, createdAt, chosen } = one
  const [where, select] = [{ creationKey }, { id: true }]
  const known = await db.prisma.broadcast.findUnique({ where, select })
  if (known !== null) return known.id
  const data = {
    creationKey,
    adminId: BigInt(adminId),
    sourceChatId: BigInt(adminId),
    sourceMessageIds: writeIds(sourceMessageIds),
    createdAt,
    ...(chosen === undefined ? {} : columnsOf(chosen)),
  }
  try {
    return (await db.prisma.broadcast.create({ data, select })).id
  } catch (error) {
    // The same request at the same time was faster.
    if (!isThere(error)) throw error
    return (await db.prisma.broadcast.findUniqueOrThrow({ where, select })).id
  }
}

const columnsOf = ({ audience, ...same }: NonNullable<NewBroadcast['chosen']>) => ({ ...same, ...audience })

/** The broadcast that a request began. */
export async function findBroadcastOf(db: Database, creationKey: string): Promise<BroadcastRecord | null> {
  const row = await db.prisma.broadcast.findUnique({ where: { creationKey } })
  return row === null ? null : toBroadcast(row)
}

export async function findBroadcast(db: Database, id: number): Promise<BroadcastRecord | null> {
  const row = await db.prisma.broadcast.findUnique({ where: { id } })
  return row === null ? null : toBroadcast(row)
}

export interface BroadcastFilter {
  /** Only those before this id: the page that follows. */
  readonly beforeId?: number | undefined
  readonly statuses?: readonly BroadcastStatus[] | undefined
  readonly limit: number
}

/** Broadcasts, newest first. */
export async function listBroadcasts(db: Database, filter: BroadcastFilter): Promise<BroadcastRecord[]> {
  const { beforeId, statuses, limit } = filter
  const rows = await db.prisma.broadcast.findMany({
    where: {
      ...(beforeId === undefined ? {} : { id: { lt: beforeId } }),
      ...(statuses === undefined ? {} : { status: { in: [...statuses] } }),
    },
    orderBy: { id: 'desc' },
    take: limit,
  })
  return rows.map(toBroadcast)
}

/** The ids of all that something is left to do for by itself; a draft that was dropped is not among them. */
export async function unfinishedBroadcasts(db: Database): Promise<number[]> {
  const rows = await db.prisma.broadcast.findMany({
    where: {
      OR: [
        { status: { in: ['scheduled', 'running', 'undoing'] } },
        { status: 'cancelled', startedAt: { not: null }, finishedAt: null },
      ],
    },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

export interface BroadcastChanges {
  readonly sourceMessageIds?: readonly number[]
  readonly buttons?: string | null
  readonly statusMessageId?: number
  readonly audience?: Partial<AudienceChoice>
  readonly audienceSize?: number
  readonly allowPaid?: boolean
  readonly agreedStars?: number
  readonly heldFor?: string | null
  readonly lastUserId?: number
  readonly scheduledAt?: Date | null
  readonly startedAt?: Date
  readonly finishedAt?: Date
}

/** A transaction in which something else is written that must not stand without it. */
export type Transaction = Pick<Database['prisma'], '$executeRaw'>

/**
 * Changes a broadcast, if it stands where the caller believes; of several who try at once one does.
 * @param from where it must stand
 * @param to where it goes; undefined stays
 * @param alongside written in the same transaction, only when it was changed
 * @returns false when it stands elsewhere
 */
export async function changeBroadcast(
  db: Database,
  id: number,
  from: readonly BroadcastStatus[],
  to: BroadcastStatus | undefined,
  changes: BroadcastChanges = {},
  alongside: (tx: Transaction) => Promise<void> = async () => {},
): Promise<boolean> {
  const { sourceMessageIds, statusMessageId, audience, ...same } = changes
  return await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.broadcast.updateMany({
      where: { id, status: { in: [...from] } },
      data: {
        ...same,
        ...audience,
        ...(to === undefined ? {} : { status: to }),
        ...(sourceMessageIds === undefined ? {} : { sourceMessageIds: writeIds(sourceMessageIds) }),
        ...(statusMessageId === undefined ? {} : { statusMessageId: BigInt(statusMessageId) }),
      },
    })
    if (count === 0) return false
    await alongside(tx)
    return true
  })
}
