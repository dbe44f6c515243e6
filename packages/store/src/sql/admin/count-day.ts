import { z } from 'zod'
import { Prisma } from '../../generated/prisma/client.js'
import type { Database } from '../client.js'
import { type DailyFigures, type Day, dayAfter, type MatchFigures, startOf } from './daily-stats.js'

const Count = z.array(z.object({ n: z.coerce.number() }))
const one = (rows: unknown): number => Count.parse(rows)[0]?.n ?? 0

/**
 * Counts a day from the record, by ranges of indexes. What is counted as it happens (who came back, messages) is taken from
 * the day's row.
 * @param now of a day that is not over: who has premium then
 * @param membersBefore registered members at the beginning of a day, where that is known: then only who joined and left since is counted
 */
export async function countDay(
  { prisma }: Database,
  day: Day,
  matching: MatchFigures,
  now: Date,
  membersBefore: number | null = null,
): Promise<DailyFigures> {
  const [from, to] = [startOf(day), startOf(dayAfter(day))]
  const end = now < to ? now : to
  const [joined, members, left, premium, rooms, ended, reports, stars, refunded, row] = await Promise.all([
    prisma.user.count({ where: { registeredAt: { gte: from, lt: to } } }),
    membersBefore === null ? prisma.user.count({ where: { registeredAt: { lt: to } } }) : membersBefore,
    membersBefore === null ? 0 : leftSince(prisma, from, to),
    prisma.user.count({
      where: { isPremium: true, OR: [{ premiumExpiresAt: null }, { premiumExpiresAt: { gt: end } }] },
    }),
    prisma.$queryRaw`SELECT COUNT(*) AS n FROM chat_rooms
      WHERE is_active IN (TRUE, FALSE) AND created_at >= ${from} AND created_at < ${to}`.then(one),
    prisma.chatRoom.count({ where: { endedAt: { gte: from, lt: to } } }),
    prisma.report.count({ where: { createdAt: { gte: from, lt: to } } }),
    starsOf(prisma, Prisma.sql`paid_at >= ${from} AND paid_at < ${to}`),
    starsOf(prisma, Prisma.sql`refunded_at >= ${from} AND refunded_at < ${to}`),
    prisma.dailyStats.findUnique({ where: { day: from } }),
  ])
  return {
    members: membersBefore === null ? members : members + joined - left,
    newMembers: joined,
    returningMembers: row?.returningMembers ?? 0,
    premiumMembers: premium,
    rooms,
    roomMedianSeconds: await medianSeconds(prisma, from, to, ended),
    messages: row?.messages ?? 0,
    reports,
    stars,
    starsRefunded: refunded,
    ...matching,
  }
}

type Client = Database['prisma']

/** Who was there before a day and deleted everything on it; of who joined on it as well nothing is left to be counted. */
const leftSince = (prisma: Client, from: Date, to: Date): Promise<number> =>
  prisma.formerMember.count({
    where: { deletedAt: { gte: from, lt: to }, user: { createdAt: { lt: from } } },
  })

const starsOf = async (prisma: Client, when: Prisma.Sql): Promise<number> =>
  one(
    await prisma.$queryRaw`
    SELECT COALESCE(SUM(amount), 0) AS n FROM payments WHERE ${when} AND currency = 'XTR'`,
  )

async function medianSeconds(prisma: Client, from: Date, to: Date, ended: number): Promise<number> {
  if (ended === 0) return 0
  return one(
    await prisma.$queryRaw`
      SELECT GREATEST(0, TIMESTAMPDIFF(SECOND, created_at, ended_at)) AS n FROM chat_rooms
      WHERE ended_at >= ${from} AND ended_at < ${to} ORDER BY n LIMIT 1 OFFSET ${Math.floor((ended - 1) / 2)}`,
  )
}

/** How things stand now, beyond what a day tells. */
export interface StandingFigures {
  readonly activeToday: number
  readonly activeInWeek: number
  readonly banned: number
  readonly unreachable: number
  readonly roomsNow: number
  readonly reportsOpen: number
  readonly broadcastsRunning: number
}

export async function countNow({ prisma }: Database, now: Date): Promise<StandingFigures> {
  const midnight = new Date(now.getTime() - (now.getTime() % 86_400_000))
  const since = (at: Date) => prisma.user.count({ where: { lastActiveAt: { gte: at } } })
  const [activeToday, activeInWeek, banned, unreachable, roomsNow, reportsOpen, broadcastsRunning] =
    await Promise.all([
      since(midnight),
      since(new Date(now.getTime() - 7 * 86_400_000)),
      prisma.user.count({
        // Who deleted everything left a ban behind, and is listed nowhere.
        where: {
          isBanned: true,
          OR: [{ bannedUntil: null }, { bannedUntil: { gt: now } }],
          telegramId: { gt: 0 },
        },
      }),
      prisma.user.count({ where: { isUnreachable: true, registeredAt: { not: null } } }),
      prisma.chatRoom.count({ where: { isActive: true } }),
      prisma.report.count({ where: { isResolved: false } }),
      prisma.broadcast.count({ where: { status: 'running' } }),
    ])
  return { activeToday, activeInWeek, banned, unreachable, roomsNow, reportsOpen, broadcastsRunning }
}
