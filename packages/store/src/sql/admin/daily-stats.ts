import { z } from 'zod'
import type { Database } from '../client.js'

export const DAY_MS = 86_400_000

/** A day, UTC, as `2026-11-29`. */
export type Day = string

export const dayOf = (at: Date): Day => at.toISOString().slice(0, 10)
export const startOf = (day: Day): Date => new Date(`${day}T00:00:00.000Z`)
export const dayAfter = (day: Day, days = 1): Day => dayOf(new Date(startOf(day).getTime() + days * DAY_MS))

/** What happened on a day. */
export interface DailyFigures {
  /** Registered members when the day ended, or now. */
  readonly members: number
  readonly newMembers: number
  /** Members of earlier days who came. With the new ones: who was active. */
  readonly returningMembers: number
  readonly premiumMembers: number
  readonly rooms: number
  /** Of the rooms that ended. */
  readonly roomMedianSeconds: number
  readonly messages: number
  readonly matched: number
  readonly timedOut: number
  readonly waitMedianMs: number
  readonly reports: number
  readonly stars: number
  readonly starsRefunded: number
}

export const NO_FIGURES: DailyFigures = {
  members: 0,
  newMembers: 0,
  returningMembers: 0,
  premiumMembers: 0,
  rooms: 0,
  roomMedianSeconds: 0,
  messages: 0,
  matched: 0,
  timedOut: 0,
  waitMedianMs: 0,
  reports: 0,
  stars: 0,
  starsRefunded: 0,
}

/** Adds to what members said on a day. */
export async function countMessages({ prisma }: Database, at: Date, messages: number): Promise<void> {
  if (messages === 0) return
  await prisma.$executeRaw`
    INSERT INTO daily_stats (day, messages) VALUES (${dayOf(at)}, ${messages})
    ON DUPLICATE KEY UPDATE messages = messages + ${messages}`
}

export type DayRow = DailyFigures & { readonly day: Day; readonly isClosed: boolean }

/** The days from one to another, both included, oldest first; days of which nothing is known are zero. */
export async function readDays({ prisma }: Database, from: Day, to: Day): Promise<DayRow[]> {
  const rows = await prisma.dailyStats.findMany({ where: { day: { gte: startOf(from), lte: startOf(to) } } })
  const known = new Map(
    rows.map(({ day, closedAt, ...figures }) => [dayOf(day), { ...figures, isClosed: closedAt !== null }]),
  )
  const days: DayRow[] = []
  for (let day = from; day <= to; day = dayAfter(day))
    days.push({ ...NO_FIGURES, isClosed: false, ...known.get(day), day })
  return days
}

/** What the figures of a day that MySQL does not know come from: the matchmaker counts them in Redis. */
export type MatchFigures = Pick<DailyFigures, 'matched' | 'timedOut' | 'waitMedianMs'>

const First = z.array(z.object({ first: z.date().nullable() }))

/** So far back are days counted that nobody counted at their time. */
const MOST_DAYS = 400

/** Days before `today` that are over and not closed, oldest first. */
export async function openDays({ prisma }: Database, today: Day): Promise<Day[]> {
  const [row] = First.parse(
    await prisma.$queryRaw`SELECT registered_at AS first FROM users WHERE registered_at IS NOT NULL
      ORDER BY registered_at LIMIT 1`,
  )
  if (!row?.first) return []
  const first = dayOf(new Date(Math.max(row.first.getTime(), startOf(dayAfter(today, -MOST_DAYS)).getTime())))
  const closed = await prisma.dailyStats.findMany({
    where: { day: { gte: startOf(first), lt: startOf(today) }, closedAt: { not: null } },
    select: { day: true },
  })
  const done = new Set(closed.map(({ day }) => dayOf(day)))
  const days: Day[] = []
  for (let day = first; day < today; day = dayAfter(day)) if (!done.has(day)) days.push(day)
  return days
}

/** Writes the figures of a day that is over, once: a day that is closed stays as it is. May be repeated. */
export async function closeDay(
  { prisma }: Database,
  day: Day,
  figures: DailyFigures,
  at: Date,
): Promise<void> {
  const { returningMembers: _, messages: __, ...counted } = figures
  await prisma.$executeRaw`INSERT INTO daily_stats (day) VALUES (${day}) ON DUPLICATE KEY UPDATE day = day`
  await prisma.dailyStats.updateMany({
    where: { day: startOf(day), closedAt: null },
    data: { ...counted, closedAt: at },
  })
}
