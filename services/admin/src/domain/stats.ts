import type { DayRow, StandingFigures } from '@anonchat/store'

/** Over which days figures are shown; the last of them is today, so far. */
export const PERIODS = { day: 1, week: 7, month: 30 } as const
export type Period = keyof typeof PERIODS

export const readPeriod = (text: string): Period | null =>
  text === 'day' || text === 'week' || text === 'month' ? text : null

/** How fast messages leave, and what waits. */
export interface SendFigures {
  /** Live sends a second, lately. */
  readonly perSecond: number
  /** The rate in force; 0: no limit. */
  readonly limit: number
  readonly live: number
  readonly bulk: number
}

/** All that the figures are made of. */
export interface Stats {
  /** Oldest first, 30 of them; the last is today. */
  readonly days: readonly DayRow[]
  readonly now: StandingFigures
  readonly searching: number
  readonly sending: SendFigures
}

/** The days of a period as one. */
export interface Summary {
  readonly joined: number
  readonly rooms: number
  /** Of the days' medians the middle one of days that had rooms. */
  readonly roomMedianSeconds: number
  readonly messagesPerRoom: number
  /** Of searches that ended, in percent. */
  readonly timedOutPercent: number
  readonly waitMedianMs: number
  readonly reports: number
  readonly stars: number
  readonly starsRefunded: number
}

const sum = (days: readonly DayRow[], of: (day: DayRow) => number): number =>
  days.reduce((total, day) => total + of(day), 0)

/** The value at which half of the weight lies: what many stand for counts more. */
function weightedMedian(
  days: readonly DayRow[],
  of: (day: DayRow) => number,
  weight: (day: DayRow) => number,
): number {
  const sorted = days.filter((day) => weight(day) > 0).toSorted((a, b) => of(a) - of(b))
  const half = sum(sorted, weight) / 2
  let below = 0
  for (const day of sorted) {
    below += weight(day)
    if (below >= half) return of(day)
  }
  return 0
}

export function summaryOf({ days }: Stats, period: Period): Summary {
  const within = days.slice(-PERIODS[period])
  const rooms = sum(within, (day) => day.rooms)
  const [matched, timedOut] = [sum(within, (day) => day.matched), sum(within, (day) => day.timedOut)]
  const ended = matched + timedOut
  return {
    joined: sum(within, (day) => day.newMembers),
    rooms,
    roomMedianSeconds: weightedMedian(
      within,
      (day) => day.roomMedianSeconds,
      (day) => day.rooms,
    ),
    messagesPerRoom: rooms === 0 ? 0 : Math.round((sum(within, (day) => day.messages) / rooms) * 10) / 10,
    timedOutPercent: ended === 0 ? 0 : Math.round((100 * timedOut) / ended),
    waitMedianMs: weightedMedian(
      within,
      (day) => day.waitMedianMs,
      (day) => day.matched,
    ),
    reports: sum(within, (day) => day.reports),
    stars: sum(within, (day) => day.stars),
    starsRefunded: sum(within, (day) => day.starsRefunded),
  }
}
