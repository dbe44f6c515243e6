import type { Database } from './client.js'

/** What a member thought of a partner. */
export interface RoomRating {
  readonly roomId: string
  readonly raterUserId: number
  readonly ratedUserId: number
  readonly isGood: boolean
  readonly at: Date
}

/** Writes a rating, one for each member and room; the last one counts. May be repeated. */
export async function rateRoom(db: Database, rating: RoomRating): Promise<void> {
  const { roomId, raterUserId, ratedUserId, isGood, at } = rating
  await db.prisma.$transaction(async (tx) => {
    // The rated member's row first: whoever rates them waits here, so that the counts agree with the ratings.
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${ratedUserId} FOR UPDATE`
    const before = await tx.rating.findUnique({ where: { roomId_raterId: { roomId, raterId: raterUserId } } })
    if (before?.isGood === isGood) return
    await tx.$executeRaw`
      INSERT INTO ratings (room_id, rater_id, rated_id, is_good, created_at)
      VALUES (${roomId}, ${raterUserId}, ${ratedUserId}, ${isGood}, ${at})
      ON DUPLICATE KEY UPDATE is_good = ${isGood}`
    const step = before === null ? 0 : 1
    const [good, bad] = isGood ? [1, -step] : [-step, 1]
    await tx.$executeRaw`
      UPDATE users SET ratings_good = ratings_good + ${good}, ratings_bad = ratings_bad + ${bad}
      WHERE id = ${ratedUserId}`
  })
}
