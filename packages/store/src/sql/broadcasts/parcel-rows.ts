import { countOutcomes, type Recorded } from '../../redis/bulk/outcomes.js'
import type { Database } from '../client.js'
import { type Audience, nextAddressees } from './audience.js'
import type { BroadcastRecord } from './broadcast.js'

const ID_BYTES = 8

function writeChats(chatIds: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(chatIds.length * ID_BYTES))
  for (const [index, id] of chatIds.entries()) bytes.setBigInt64(index * ID_BYTES, BigInt(id))
  return new Uint8Array(bytes.buffer)
}

function readChats(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: bytes.byteLength / ID_BYTES }, (_, index) =>
    Number(view.getBigInt64(index * ID_BYTES)),
  )
}

/** A parcel as MySQL keeps it. */
export interface ParcelRow {
  readonly number: number
  readonly chatIds: readonly number[]
  /** Null until it is settled. */
  readonly outcomes: Uint8Array | null
}

export interface ParcelSizes {
  readonly recipients: number
  readonly parcels: number
}

/** Of ids that belong to no audience, so many are passed over in one statement. */
const WINDOW = 20_000

/**
 * Makes the next parcels of a running broadcast: the rows and the cursor behind them are one step, so that whoever dies
 * before or after it leaves nobody out and takes nobody twice.
 * @returns false when another replica was faster, or it runs no more
 */
export async function makeParcels(
  db: Database,
  broadcast: BroadcastRecord,
  audience: Audience,
  sizes: ParcelSizes,
): Promise<boolean> {
  const { id, cursorUserId, lastUserId, parcelCount } = broadcast
  const range = {
    afterUserId: cursorUserId,
    untilUserId: lastUserId,
    window: WINDOW,
    limit: sizes.recipients * sizes.parcels,
  }
  const { addressees, lookedAt } = await nextAddressees(db.prisma, audience, range)
  const chatIds = addressees.map(({ chatId }) => chatId)
  const data = chunks(chatIds, sizes.recipients).map((chunk, index) => ({
    broadcastId: id,
    number: parcelCount + index + 1,
    recipients: writeChats(chunk),
  }))
  return await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.broadcast.updateMany({
      where: { id, status: 'running', cursorUserId, parcelCount },
      data: { cursorUserId: lookedAt, parcelCount: parcelCount + data.length },
    })
    if (count === 0) return false
    if (data.length > 0) await tx.broadcastParcel.createMany({ data })
    return true
  })
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const result: T[][] = []
  for (let from = 0; from < items.length; from += size) result.push(items.slice(from, from + size))
  return result
}

const toParcelRow = (row: {
  number: number
  recipients: Uint8Array | null
  outcomes: Uint8Array | null
}): ParcelRow => ({
  number: row.number,
  chatIds: row.recipients === null ? [] : readChats(row.recipients),
  outcomes: row.outcomes,
})

/** The parcels of a broadcast that stand in a state, in order. */
export async function parcelsIn(
  db: Database,
  broadcastId: number,
  state: 'open' | 'undoing',
): Promise<ParcelRow[]> {
  const rows = await db.prisma.broadcastParcel.findMany({
    where: { broadcastId, state },
    orderBy: { number: 'asc' },
  })
  return rows.map(toParcelRow)
}

/** What becomes of those of whom nothing is known: they are left out, or are a parcel of their own later. */
export type Rest = 'left-out' | 'later'

/** What came of an open parcel. */
export interface SettledParcel {
  readonly number: number
  readonly chatIds: readonly number[]
  /** As it stands in Redis. */
  readonly outcomes: Uint8Array<ArrayBuffer>
  /** By position, of all of them. */
  readonly recorded: readonly Recorded[]
  readonly rest: Rest
}

/** Writes down what came of a parcel and counts it, once: a repetition finds it settled. @returns false then */
export async function settleParcel(
  db: Database,
  broadcastId: number,
  { number, chatIds, outcomes, recorded, rest }: SettledParcel,
  at: Date,
): Promise<boolean> {
  const counts = countOutcomes(recorded)
  const later = rest === 'later' ? chatIds.filter((_, position) => isPending(recorded[position])) : []
  return await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.broadcastParcel.updateMany({
      where: { broadcastId, number, state: 'open' },
      data: { state: 'settled', outcomes, settledAt: at },
    })
    if (count === 0) return false
    const { parcelCount } = await tx.broadcast.update({
      where: { id: broadcastId },
      data: {
        sentCount: { increment: counts.done },
        blockedCount: { increment: counts.blocked },
        deactivatedCount: { increment: counts.deactivated },
        unreachableCount: { increment: counts.unreachable },
        failedCount: { increment: counts.refused },
        gaveUpCount: { increment: counts['gave-up'] },
        skippedCount: { increment: counts.skipped + counts.pending - later.length },
        parcelCount: { increment: later.length > 0 ? 1 : 0 },
      },
      select: { parcelCount: true },
    })
    if (later.length > 0) {
      const data = { broadcastId, number: parcelCount, recipients: writeChats(later) }
      await tx.broadcastParcel.create({ data, select: { number: true } })
    }
    return true
  })
}

const isPending = (recorded: Recorded | undefined): boolean => (recorded?.outcome ?? 'pending') === 'pending'

/** Whether a broadcast has a parcel that is not settled. */
export async function hasOpen(db: Database, broadcastId: number): Promise<boolean> {
  const one = { where: { broadcastId, state: 'open' as const }, select: { number: true } }
  return (await db.prisma.broadcastParcel.findFirst(one)) !== null
}

/** Whether a parcel of a broadcast was settled since. */
export async function settledSince(db: Database, broadcastId: number, since: Date): Promise<boolean> {
  const young = await db.prisma.broadcastParcel.findFirst({
    where: { broadcastId, settledAt: { gte: since } },
    select: { number: true },
  })
  return young !== null
}

/** Takes the next settled parcels to be undone. @returns how many */
export async function takeForUndo(db: Database, broadcastId: number, most: number): Promise<number> {
  const rows = await db.prisma.broadcastParcel.findMany({
    where: { broadcastId, state: 'settled' },
    orderBy: { number: 'asc' },
    take: most,
    select: { number: true },
  })
  const numbers = rows.map(({ number }) => number)
  if (numbers.length === 0) return 0
  const { count } = await db.prisma.broadcastParcel.updateMany({
    where: { broadcastId, state: 'settled', number: { in: numbers } },
    data: { state: 'undoing' },
  })
  return count
}

/** Writes down that a parcel was taken back from so many, once. */
export async function settleUndo(
  db: Database,
  broadcastId: number,
  number: number,
  deleted: number,
): Promise<boolean> {
  return await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.broadcastParcel.updateMany({
      where: { broadcastId, number, state: 'undoing' },
      data: { state: 'undone' },
    })
    if (count === 0) return false
    await tx.broadcast.updateMany({
      where: { id: broadcastId },
      data: { deletedCount: { increment: deleted } },
    })
    return true
  })
}

/** So many are forgotten in one statement: it must not hold up who writes to the table. */
const FORGET_AT_ONCE = 1_000

/**
 * Forgets whom broadcasts went to where it can be undone no more. Counts stay, and so does what is being undone.
 * @returns how many parcels
 */
export async function forgetRecipients(db: Database, settledBefore: Date): Promise<number> {
  let forgotten = 0
  for (;;) {
    const count = await db.prisma.$executeRaw`
      DELETE FROM broadcast_parcels
      WHERE settled_at < ${settledBefore} AND state IN ('settled', 'undone')
        AND NOT EXISTS (
          SELECT 1 FROM broadcasts WHERE broadcasts.id = broadcast_parcels.broadcast_id AND status = 'undoing')
      LIMIT ${FORGET_AT_ONCE}`
    forgotten += count
    if (count < FORGET_AT_ONCE) return forgotten
  }
}
