import type { InlineButton } from '@anonchat/contracts'
import type { ReportCard, ReportSide, Resolution } from '@anonchat/store'
import { personLine, type Texts } from '@anonchat/texts'
import { BAN_DAYS, daysWords } from './ban-screens.js'
import { categoryWords } from './history-screens.js'
import { memberData } from './member-data.js'
import { button, type Screen, words } from './screen.js'

/** What a button of a report's card does: `admin:reports:<verb>:<report>[:<more>]`. */
export const REPORT_VERBS = ['resolve', 'evidence', 'skip', 'undo', 'ban', 'show'] as const
export type ReportVerb = (typeof REPORT_VERBS)[number]

export const reportData = (verb: ReportVerb, reportId: number, ...more: (string | number)[]): string =>
  [verb, reportId, ...more].join(':')

export interface ReportPress {
  readonly verb: ReportVerb
  readonly reportId: number
  readonly more: string | undefined
}

/** Reads what `reportData` wrote; null for anything else. */
export function readReportData(data: string): ReportPress | null {
  const found = /^([a-z]+):(\d{1,10})(?::(\w{1,20}))?$/.exec(data)
  const verb = REPORT_VERBS.find((one) => one === found?.[1])
  return found === null || verb === undefined ? null : { verb, reportId: Number(found[2]), more: found[3] }
}

function sideLines({ moderating }: Texts, side: ReportSide): string[] {
  const { received, upheld, made, dismissed, isBanned, suspendedAt } = side
  return [
    moderating.history({ received, upheld, made, dismissed }),
    ...(isBanned ? [moderating.isBanned()] : []),
    ...(suspendedAt !== null ? [moderating.isSuspended()] : []),
  ]
}

const whoIs = (texts: Texts, side: ReportSide): { id: string; who: string } => ({
  id: String(side.memberId),
  who: personLine(texts, side) ?? '?',
})

/** All that a moderator reads of a report. */
export function reportText(texts: Texts, card: ReportCard, open: number): string {
  const { moderating } = texts
  const { reportId, reporter, reported } = card
  const category = categoryWords(texts, card.category)
  return [
    moderating.title({ report: String(reportId), category, on: card.at, open }),
    ...(card.openAboutReported > 1 ? [moderating.sameMember({ reports: card.openAboutReported })] : []),
    '',
    moderating.reported(whoIs(texts, reported)),
    ...sideLines(texts, reported),
    moderating.reporter(whoIs(texts, reporter)),
    ...sideLines(texts, reporter),
    ...(card.words === null && card.roomMs === null ? [] : ['']),
    ...(card.roomMs === null ? [] : [moderating.room({ time: { seconds: card.roomMs / 1_000 } })]),
    ...(card.words === null ? [] : [moderating.words({ words: card.words })]),
  ].join('\n')
}

/** A report with both sides' history, and what can be decided. */
export function reportScreen(texts: Texts, card: ReportCard, open: number): Screen {
  const { moderating } = texts
  const { reportId, reporter, reported } = card
  const decide = (text: string, resolution: Resolution) =>
    button(text, 'reports', reportData('resolve', reportId, resolution))
  return words(
    reportText(texts, card, open),
    card.evidence.length === 0
      ? []
      : [button(moderating.evidence(), 'reports', reportData('evidence', reportId))],
    [decide(moderating.doNone(), 'none'), decide(moderating.doWarn(), 'warn')],
    [
      decide(moderating.doSuspend(), 'suspend'),
      button(moderating.doBan(), 'reports', reportData('ban', reportId)),
    ],
    [
      decide(moderating.dismiss(), 'dismissed'),
      button(moderating.skip(), 'reports', reportData('skip', reportId)),
    ],
    [
      button(`👤 ${reported.memberId}`, 'user', memberData('card', reported.userId)),
      button(`👤 ${reporter.memberId}`, 'user', memberData('card', reporter.userId)),
    ],
  )
}

export function banForScreen(texts: Texts, { reportId, reported }: ReportCard): Screen {
  const choose = (days: number) =>
    button(daysWords(texts, days), 'reports', reportData('ban', reportId, days))
  const id = String(reported.memberId)
  return words(
    texts.moderating.askDuration({ id }),
    BAN_DAYS.slice(0, 2).map(choose),
    BAN_DAYS.slice(2).map(choose),
    [button(texts.members.cancel(), 'reports', reportData('show', reportId))],
  )
}

const next = ({ moderating }: Texts): InlineButton => button(moderating.next(), 'reports', 'next')

/** The button that has come again what was put off. */
export const AGAIN = 'again'

/** Says that of the reports that are free all were put off. */
export const putOffScreen = ({ moderating }: Texts, reports: number): Screen =>
  words(moderating.allPutOff({ reports }), [button(moderating.again(), 'reports', AGAIN)])

/** What was decided, with the way back and on. */
export function resolvedScreen(
  texts: Texts,
  reportId: number,
  resolution: Resolution,
  alsoResolved: number,
): Screen {
  const { moderating } = texts
  const done = {
    none: moderating.resolvedNone,
    warn: moderating.resolvedWarn,
    suspend: moderating.resolvedSuspend,
    ban: moderating.resolvedBan,
    dismissed: moderating.resolvedDismissed,
  }[resolution]({ report: String(reportId) })
  return words(alsoResolved === 0 ? done : `${done}\n${moderating.alsoResolved({ reports: alsoResolved })}`, [
    button(moderating.undo(), 'reports', reportData('undo', reportId)),
    next(texts),
  ])
}

/** Says something, with the way to the next report. */
export const reportNote = (texts: Texts, text: string): Screen => words(text, [next(texts)])
