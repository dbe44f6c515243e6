import type { Database } from '../../src/sql/index.js'

const MEMBERS = 6_000
const ROOMS_EACH = 2
const BUSY_ROOMS = 3_000

/**
 * Fills an empty database so that the server's choice between an index and a scan means something: 6,000 members,
 * 15,000 rooms of which the first member had 3,000, and as many blocks. Members have the Telegram ids 1 to 6,000.
 */
export async function crowd(db: Database): Promise<void> {
  const { prisma } = db
  const members = Array.from({ length: MEMBERS }, (_, index) => index + 1)
  await inChunks(members, (ids) =>
    prisma.user.createMany({
      data: ids.map((id) => ({
        id,
        telegramId: BigInt(id),
        username: `name_${id}`,
        city: `City ${id % 50}`,
        cityKey: `city ${id % 50}`,
        gender: id % 2 ? ('male' as const) : ('female' as const),
        age: 18 + (id % 60),
        registeredAt: new Date(id * 1_000),
        lastActiveAt: new Date(id * 2_000),
      })),
    }),
  )
  const partners = [
    ...members.flatMap((id) =>
      Array.from({ length: ROOMS_EACH }, (_, turn) => [id, ((id + turn) % MEMBERS) + 1]),
    ),
    ...Array.from({ length: BUSY_ROOMS }, (_, turn) => (turn % 2 ? [1, turn + 2] : [turn + 2, 1])),
  ]
  const rooms = partners.map(([user1Id = 0, user2Id = 0], index) => ({
    id: `01JF${String(index).padStart(22, '0')}`,
    user1Id,
    user2Id,
    isActive: index % 20 === 0,
    createdAt: new Date(Date.UTC(2026, 0, 1) + index * 60_000),
  }))
  await inChunks(rooms, (data) => prisma.chatRoom.createMany({ data }))
  const blocks = partners
    .slice(0, MEMBERS * ROOMS_EACH)
    .map(([blockerId = 0, blockedId = 0]) => ({ blockerId, blockedId }))
  await inChunks(blocks, (data) => prisma.block.createMany({ data, skipDuplicates: true }))
  await prisma.$queryRaw`ANALYZE TABLE users, chat_rooms, blocks`
}

async function inChunks<T>(items: readonly T[], write: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += 1_000) await write(items.slice(start, start + 1_000))
}
