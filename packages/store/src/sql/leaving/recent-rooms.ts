import type { Database } from '../client.js'

/** As long as ids of messages and what partners were shown are kept in Redis. */
const KEPT_MS = 26 * 3_600_000

/** The rooms of a member of which Redis may still know something, with the partner's Telegram id (negative: is gone). */
export async function recentRooms(
  db: Database,
  memberId: number,
  at: Date,
): Promise<{ roomId: string; partnerId: number }[]> {
  const recent = { OR: [{ isActive: true }, { endedAt: { gt: new Date(at.getTime() - KEPT_MS) } }] }
  const partner = { select: { telegramId: true } } as const
  const member = await db.prisma.user.findUnique({
    where: { telegramId: BigInt(memberId) },
    select: {
      roomsAsUser1: { where: recent, select: { id: true, user2: partner } },
      roomsAsUser2: { where: recent, select: { id: true, user1: partner } },
    },
  })
  if (member === null) return []
  return [
    ...member.roomsAsUser1.map(({ id, user2 }) => ({ roomId: id, partnerId: Number(user2.telegramId) })),
    ...member.roomsAsUser2.map(({ id, user1 }) => ({ roomId: id, partnerId: Number(user1.telegramId) })),
  ]
}
