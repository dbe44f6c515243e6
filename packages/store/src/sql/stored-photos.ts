import type { Database } from './client.js'

/** A copy of a profile photo that is to be stored, is stored, or is to go. */
export interface StoredPhoto {
  readonly photoId: number
  /** The name of its object. */
  readonly objectKey: string
  /** Of Telegram; null where only the object is left. */
  readonly fileId: string | null
  readonly state: 'wanted' | 'stored' | 'unwanted'
}

const COLUMNS = { id: true, objectKey: true, fileId: true, state: true } as const

/**
 * Notes which photo of a member is to be stored; copies of others are to go. May be repeated.
 * @param fileId null where the profile has none
 * @param objectKey the name of the object, if a new one is needed
 */
export async function wantPhoto(
  db: Database,
  { memberId, fileId, objectKey }: { memberId: number; fileId: string | null; objectKey: string },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const telegramId = BigInt(memberId)
    // The member's row is locked: of two changes the later one holds.
    await tx.$queryRaw`SELECT id FROM users WHERE telegram_id = ${telegramId} FOR UPDATE`
    const user = await tx.user.findUnique({ where: { telegramId }, select: { id: true } })
    if (user === null) return
    const { id: userId } = user
    const kept = await tx.storedPhoto.findMany({
      where: { userId, state: { not: 'unwanted' } },
      select: { id: true, fileId: true },
    })
    const others = kept.filter((one) => one.fileId !== fileId).map(({ id }) => id)
    if (others.length > 0)
      await tx.storedPhoto.updateMany({ where: { id: { in: others } }, data: { state: 'unwanted' } })
    if (fileId !== null && others.length === kept.length)
      await tx.storedPhoto.create({ data: { userId, fileId, objectKey }, select: { id: true } })
  })
}

/** Something is to be done about these, oldest first. */
export async function duePhotos(db: Database, limit: number): Promise<number[]> {
  const rows = await Promise.all(
    (['wanted', 'unwanted'] as const).map((state) =>
      db.prisma.storedPhoto.findMany({
        where: { state },
        orderBy: { id: 'asc' },
        take: limit,
        select: { id: true },
      }),
    ),
  )
  return rows.flat().map(({ id }) => id)
}

/** Null where it is gone. */
export async function findPhoto(db: Database, photoId: number): Promise<StoredPhoto | null> {
  const row = await db.prisma.storedPhoto.findUnique({ where: { id: photoId }, select: COLUMNS })
  if (row === null) return null
  const { id, ...same } = row
  return { photoId: id, ...same }
}

/** @returns false where it is not wanted any more */
export async function photoStored(db: Database, photoId: number): Promise<boolean> {
  const { count } = await db.prisma.storedPhoto.updateMany({
    where: { id: photoId, state: 'wanted' },
    data: { state: 'stored' },
  })
  return count > 0
}

/** Its object is gone, or there never was one. */
export async function forgetPhoto(db: Database, photoId: number): Promise<void> {
  await db.prisma.storedPhoto.deleteMany({ where: { id: photoId } })
}
