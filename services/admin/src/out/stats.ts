import {
  countDay,
  countNow,
  type Database,
  type DayRow,
  dayAfter,
  dayOf,
  type MatchDays,
  poolKeys,
  type Redis,
  readDays,
  startOf,
} from '@anonchat/store'
import { PERIODS, type Stats } from '../domain/stats.js'
import type { SendRates } from './send-rates.js'

/** Figures this old are shown again: many presses ask once. */
const FRESH_MS = 5_000

export interface StatsContext {
  readonly db: Database
  readonly redis: Redis
  readonly matchDays: MatchDays
  readonly sendRates: SendRates
  readonly now: () => number
}

/** The figures as they stand now. */
export type ReadStats = () => Promise<Stats>

/** Closed days come from their rows; today, and a yesterday that is not closed yet, are counted. */
export function openStats(context: StatsContext): ReadStats {
  let last: { readonly at: number; readonly stats: Promise<Stats> } | undefined
  return async () => {
    const at = context.now()
    if (last === undefined || at - last.at > FRESH_MS) {
      const stats = read(context, new Date(at))
      const mine = { at, stats }
      last = mine
      stats.catch(() => {
        if (last === mine) last = undefined
      })
    }
    return await last.stats
  }
}

async function read({ db, redis, matchDays, sendRates }: StatsContext, now: Date): Promise<Stats> {
  const today = dayOf(now)
  const from = dayAfter(today, 1 - PERIODS.month)
  const [rows, standing, searching, sending] = await Promise.all([
    readDays(db, from, today),
    countNow(db, now),
    redis.zcard(poolKeys.waiting),
    sendRates(),
  ])
  const closed = rows.findLast(({ isClosed }) => isClosed)
  const isNextDay = closed !== undefined && dayAfter(closed.day) === today
  const days: DayRow[] = []
  for (const row of rows) {
    const isLive = row.day === today || (row.day === dayAfter(today, -1) && !row.isClosed)
    if (!isLive) {
      days.push(row)
      continue
    }
    const before = row.day === today && isNextDay ? closed.members : null
    const counted = await countDay(db, row.day, await matchDays.read(row.day), now, before)
    days.push({ ...counted, day: row.day, isClosed: false })
  }
  return { days, now: standing, searching, sending }
}

/** The beginnings of the days that figures have. */
export const datesOf = ({ days }: Stats): readonly Date[] => days.map(({ day }) => startOf(day))
