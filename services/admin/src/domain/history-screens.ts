import type { ReportOfMember, RoomOfMember } from '@anonchat/store'
import type { Texts } from '@anonchat/texts'
import { noteScreen } from './card-screen.js'
import type { Screen } from './screen.js'

/** Lines of a history; Telegram takes 4,096 characters. */
const MOST_TEXT = 4_000

interface Of {
  readonly userId: number
  readonly memberId: number
}

function listed(texts: Texts, title: string, lines: readonly string[], userId: number): Screen {
  const body = lines.length === 0 ? [texts.members.nothing()] : lines
  return noteScreen(texts, [title, '', ...body].join('\n').slice(0, MOST_TEXT), userId)
}

/** The last rooms of a member. */
export function roomsScreen(texts: Texts, of: Of, rooms: readonly RoomOfMember[]): Screen {
  const { members } = texts
  const lines = rooms.map(({ openedAt, endedAt, reason, endedBy, partnerId }) => {
    const seconds = endedAt === null ? 0 : (endedAt.getTime() - openedAt.getTime()) / 1_000
    const by = endedBy === 'self' ? '←' : endedBy === 'partner' ? '→' : ''
    const how =
      endedAt === null
        ? members.roomOpen()
        : members.roomEnded({ time: { seconds }, reason: `${reason ?? '?'} ${by}`.trim() })
    return members.roomLine({ on: openedAt, partner: String(partnerId), how })
  })
  return listed(texts, members.roomsTitle({ id: String(of.memberId) }), lines, of.userId)
}

/** The words for a category of reports; itself where it is none that we know. */
export function categoryWords({ category }: Texts, name: string): string {
  const words: Readonly<Record<string, () => string>> = { ...category }
  return Object.hasOwn(words, name) ? (words[name]?.() ?? name) : name
}

/** The last reports about a member and by them. */
export function reportsScreen(texts: Texts, of: Of, reports: readonly ReportOfMember[]): Screen {
  const { members } = texts
  const lines = reports.map((report) =>
    members.reportLine({
      on: report.at,
      report: String(report.reportId),
      category: categoryWords(texts, report.category),
      from: String(report.reporterId),
      about: String(report.reportedId),
      outcome: report.isResolved ? (report.resolution ?? '✓') : '…',
    }),
  )
  return listed(texts, members.reportsTitle({ id: String(of.memberId) }), lines, of.userId)
}
