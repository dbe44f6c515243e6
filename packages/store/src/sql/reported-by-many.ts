import { z } from 'zod'
import { Prisma } from '../generated/prisma/client.js'
import type { Database } from './client.js'
import { type Standing, standingOf } from './moderation.js'

/** Somebody who reported a member within the time that counts, and whom no moderator has answered yet. */
export interface Reporter {
  readonly userId: number
  readonly registeredAt: Date | null
  /** How many of their reports moderators acted on, and how many they dismissed. */
  readonly upheld: number
  readonly dismissed: number
  /** The category and gravity of what they reported. */
  readonly category: string
  readonly severity: number
}

/** Two reporters who were in a room with each other within that time. */
export type Link = readonly [number, number]

const Reporters = z.array(
  z.object({
    userId: z.coerce.number(),
    registeredAt: z.date().nullable(),
    upheld: z.coerce.number(),
    dismissed: z.coerce.number(),
    category: z.string(),
    severity: z.coerce.number(),
  }),
)
const Links = z.array(z.object({ a: z.coerce.number(), b: z.coerce.number() }))

/** More reporters than that decide nothing more. */
const MOST_REPORTERS = 100

/** The index is named since the grouping would tempt the server to another, which reads all reports. */
const reportersQuery = (reportedUserId: number, since: Date) => Prisma.sql`
  SELECT p.reporter_id AS userId, MAX(u.registered_at) AS registeredAt, MAX(p.report_type) AS category,
         MAX(p.severity) AS severity,
         (SELECT COUNT(*) FROM reports h WHERE h.reporter_id = p.reporter_id AND h.is_resolved
            AND h.resolution IN ('warn', 'suspend', 'ban')) AS upheld,
         (SELECT COUNT(*) FROM reports h WHERE h.reporter_id = p.reporter_id AND h.is_resolved
            AND h.resolution = 'dismissed') AS dismissed
  FROM reports p FORCE INDEX (reports_reported_id_created_at_idx) JOIN users u ON u.id = p.reporter_id
  WHERE p.reported_id = ${reportedUserId} AND p.created_at > ${since} AND p.is_resolved = FALSE
  GROUP BY p.reporter_id LIMIT ${MOST_REPORTERS}`

const linksQuery = (userIds: readonly number[], since: Date) => {
  const ids = Prisma.join([...userIds])
  return Prisma.sql`
    SELECT DISTINCT user1_id AS a, user2_id AS b FROM chat_rooms
    WHERE user1_id IN (${ids}) AND is_active IN (TRUE, FALSE) AND created_at > ${since} AND user2_id IN (${ids})`
}

export interface Suspended {
  /** The Telegram id. */
  readonly memberId: number
  readonly standing: Standing
  readonly since: Date
  readonly category: string | null
}

/**
 * Suspends a member where those who reported them are found to be many. The member's row is locked meanwhile: of reports that
 * come at once, one suspends. May be repeated.
 * @param since reports of before count no more, nor do those of before a moderator lifted a suspension
 * @param isMany decides by the reporters and by who of them met each other
 * @returns the suspension that holds now, whoever began it; null when there is none
 */
export async function suspendIfMany(
  db: Database,
  reported: { readonly userId: number; readonly since: Date; readonly at: Date },
  isMany: (reporters: readonly Reporter[], links: readonly Link[]) => boolean,
): Promise<Suspended | null> {
  return await db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${reported.userId} FOR UPDATE`
    const row = await tx.user.findUnique({ where: { id: reported.userId } })
    if (row === null) return null
    const memberId = Number(row.telegramId)
    const standing = standingOf(row)
    if (standing.suspension !== null) {
      const { since, reason: category } = standing.suspension
      return { memberId, standing, since, category }
    }
    const cleared = row.reportsClearedAt
    const since = cleared !== null && cleared > reported.since ? cleared : reported.since
    const reporters = Reporters.parse(await tx.$queryRaw(reportersQuery(reported.userId, since)))
    const ids = reporters.map(({ userId }) => userId)
    const links = ids.length < 2 ? [] : Links.parse(await tx.$queryRaw(linksQuery(ids, since)))
    const pairs = links.map(({ a, b }): Link => [a, b])
    if (!isMany(reporters, pairs)) return null
    const [gravest] = [...reporters].sort((a, b) => b.severity - a.severity)
    const suspended = { suspendedAt: reported.at, suspendedFor: gravest?.category ?? null }
    await tx.user.update({ where: { id: reported.userId }, data: suspended, select: { id: true } })
    const after = standingOf({ ...row, ...suspended })
    return { memberId, standing: after, since: reported.at, category: suspended.suspendedFor }
  })
}
