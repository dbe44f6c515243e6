import { z } from 'zod'
import { Prisma } from '../generated/prisma/client.js'
import type { Database } from './client.js'

interface Pair {
  readonly blockerUserId: number
  readonly blockedUserId: number
}

/** Keeps two members apart for ever. May be repeated. */
export async function blockMember(db: Database, pair: Pair & { readonly at: Date }): Promise<void> {
  await db.prisma.$executeRaw`
    INSERT INTO blocks (blocker_id, blocked_id, created_at)
    VALUES (${pair.blockerUserId}, ${pair.blockedUserId}, ${pair.at})
    ON DUPLICATE KEY UPDATE created_at = created_at`
}

/** Lifts a block. Gives false when there was none. */
export async function unblockMember(db: Database, pair: Pair): Promise<boolean> {
  const { count } = await db.prisma.block.deleteMany({
    where: { blockerId: pair.blockerUserId, blockedId: pair.blockedUserId },
  })
  return count > 0
}

const Rows = z.array(z.object({ memberId: z.coerce.number() }))

const blockedMembersQuery = (userId: number) => Prisma.sql`
  SELECT u.telegram_id AS memberId FROM blocks b JOIN users u ON u.id = b.blocked_id WHERE b.blocker_id = ${userId}
  UNION
  SELECT u.telegram_id AS memberId FROM blocks b JOIN users u ON u.id = b.blocker_id WHERE b.blocked_id = ${userId}`

/** Telegram ids of those whom the member blocked and of those who blocked the member. */
export async function blockedMembers(db: Database, userId: number): Promise<number[]> {
  const rows = Rows.parse(await db.prisma.$queryRaw(blockedMembersQuery(userId)))
  return rows.map((row) => row.memberId)
}
