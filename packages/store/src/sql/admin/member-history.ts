import { z } from 'zod'
import { Prisma } from '../../generated/prisma/client.js'
import type { Database } from '../client.js'

/** A room as a line of a member's history. */
export interface RoomOfMember {
  readonly roomId: string
  readonly partnerUserId: number
  /** The Telegram id. */
  readonly partnerId: number
  readonly openedAt: Date
  readonly endedAt: Date | null
  readonly reason: string | null
  readonly endedBy: 'self' | 'partner' | null
}

const Rooms = z.array(
  z.object({
    roomId: z.string(),
    partnerUserId: z.coerce.number(),
    partnerId: z.coerce.number(),
    openedAt: z.date(),
    endedAt: z.date().nullable(),
    reason: z.string().nullable(),
    endedById: z.coerce.number().nullable(),
  }),
)

/** For each side and state apart, so that each is the end of an index. */
const side = (
  mine: Prisma.Sql,
  partners: Prisma.Sql,
  isActive: boolean,
  userId: number,
  limit: number,
) => Prisma.sql`
  (SELECT id, ${partners} AS partner, created_at, ended_at, end_reason, ended_by_id FROM chat_rooms
   WHERE ${mine} = ${userId} AND is_active = ${isActive} ORDER BY created_at DESC LIMIT ${limit})`

/** The last rooms of a member, newest first. */
export async function lastRooms(db: Database, userId: number, limit: number): Promise<RoomOfMember[]> {
  const [one, two] = [Prisma.sql`user1_id`, Prisma.sql`user2_id`]
  const sides = [true, false].flatMap((active) => [
    side(one, two, active, userId, limit),
    side(two, one, active, userId, limit),
  ])
  const rows = Rooms.parse(
    await db.prisma.$queryRaw`
      SELECT r.id AS roomId, u.id AS partnerUserId, u.telegram_id AS partnerId, r.created_at AS openedAt,
             r.ended_at AS endedAt, r.end_reason AS reason, r.ended_by_id AS endedById
      FROM (${Prisma.join(sides, ' UNION ALL ')}) r JOIN users u ON u.id = r.partner
      ORDER BY r.created_at DESC LIMIT ${limit}`,
  )
  return rows.map(({ endedById, ...room }) => ({
    ...room,
    endedBy: endedById === null ? null : endedById === userId ? 'self' : 'partner',
  }))
}

/** A report as a line of a member's history. */
export interface ReportOfMember {
  readonly reportId: number
  readonly category: string
  /** Whom or by whom, as Telegram ids. */
  readonly reporterId: number
  readonly reportedId: number
  readonly at: Date
  readonly resolution: string | null
  readonly isResolved: boolean
}

/** The last reports about a member, or by them, newest first. */
export async function lastReports(
  { prisma }: Database,
  userId: number,
  side: 'received' | 'made',
  limit: number,
): Promise<ReportOfMember[]> {
  const telegram = { select: { telegramId: true } } as const
  const rows = await prisma.report.findMany({
    where: side === 'received' ? { reportedId: userId } : { reporterId: userId },
    orderBy: side === 'received' ? { createdAt: 'desc' } : { id: 'desc' },
    take: limit,
    select: {
      id: true,
      reportType: true,
      createdAt: true,
      resolution: true,
      isResolved: true,
      reporter: telegram,
      reported: telegram,
    },
  })
  return rows.map((row) => ({
    reportId: row.id,
    category: row.reportType,
    reporterId: Number(row.reporter.telegramId),
    reportedId: Number(row.reported.telegramId),
    at: row.createdAt,
    resolution: row.resolution,
    isResolved: row.isResolved,
  }))
}
