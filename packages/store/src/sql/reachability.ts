import type { Database } from './client.js'

/** The member blocked the bot or is gone from Telegram: broadcasts leave them out. Not a ban. */
export const markUnreachable = (db: Database, memberId: number) => setUnreachable(db, memberId, true)

/** The member is back. */
export const markReachable = (db: Database, memberId: number) => setUnreachable(db, memberId, false)

async function setUnreachable(db: Database, memberId: number, isUnreachable: boolean): Promise<void> {
  await db.prisma.user.updateMany({ where: { telegramId: BigInt(memberId) }, data: { isUnreachable } })
}
