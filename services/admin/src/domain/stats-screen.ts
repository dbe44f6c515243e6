import type { Markup } from '@anonchat/contracts'
import type { Texts } from '@anonchat/texts'
import { button } from './screen.js'
import { PERIODS, type Period, type Stats, summaryOf } from './stats.js'

const second = (ms: number): { seconds: number } => ({ seconds: ms / 1_000 })

function sendingLine({ stats }: Texts, { perSecond, limit, live, bulk }: Stats['sending']): string {
  const rate = Math.round(perSecond * 10) / 10
  return limit === 0
    ? stats.sendingFree({ rate, live, bulk })
    : stats.sending({ rate, limit: Math.round(limit), live, bulk })
}

/** The figures of a period in words: at most 1,024 characters, since they stand under the picture. */
export function statsText(texts: Texts, all: Stats, period: Period): string {
  const { stats } = texts
  const { now, days, searching } = all
  const of = summaryOf(all, period)
  const today = days.at(-1)
  return [
    stats.title({ period: stats[period]() }),
    '',
    stats.members({
      all: today?.members ?? 0,
      premium: today?.premiumMembers ?? 0,
      banned: now.banned,
      unreachable: now.unreachable,
    }),
    stats.active({ today: now.activeToday, week: now.activeInWeek }),
    stats.joined({ joined: of.joined }),
    '',
    stats.rooms({ rooms: of.rooms, open: now.roomsNow }),
    stats.length({ time: { seconds: of.roomMedianSeconds }, perRoom: of.messagesPerRoom }),
    stats.matching({ searching, wait: second(of.waitMedianMs), share: of.timedOutPercent }),
    '',
    stats.reports({ reports: of.reports, open: now.reportsOpen }),
    stats.stars({ stars: of.stars, refunded: of.starsRefunded }),
    '',
    sendingLine(texts, all.sending),
    stats.broadcasts({ running: now.broadcastsRunning }),
  ]
    .join('\n')
    .slice(0, 1_024)
}

export function statsButtons({ stats }: Texts, shown: Period): Markup {
  const labels = { day: stats.showDay(), week: stats.showWeek(), month: stats.showMonth() }
  const to = (period: Period) =>
    button(period === shown ? `• ${labels[period]}` : labels[period], 'stats', period)
  return {
    kind: 'inline',
    rows: [[to('day'), to('week'), to('month')], [button(stats.refresh(), 'stats', `new-${shown}`)]],
  }
}

/** A row of the picture. */
export interface Panel {
  readonly title: string
  readonly color: string
  readonly values: readonly number[]
}

/** What the picture of the last days shows, readable on light and dark. */
export function panelsOf({ stats }: Texts, { days }: Stats): readonly Panel[] {
  const shown = days.slice(-PERIODS.month)
  return [
    {
      title: stats.chartActive(),
      color: '#2563eb',
      values: shown.map((day) => day.newMembers + day.returningMembers),
    },
    { title: stats.chartNew(), color: '#059669', values: shown.map((day) => day.newMembers) },
    { title: stats.chartRooms(), color: '#d97706', values: shown.map((day) => day.rooms) },
  ]
}
