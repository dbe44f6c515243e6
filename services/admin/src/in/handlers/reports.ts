import {
  claimOne,
  countOpenReports,
  RESOLUTIONS,
  type Resolution,
  recordAdminAction,
  reportCard,
} from '@anonchat/store'
import type { Ask, ButtonAsk } from '../../domain/ask.js'
import { readDays } from '../../domain/ban-screens.js'
import {
  AGAIN,
  banForScreen,
  putOffScreen,
  type ReportPress,
  readReportData,
  reportNote,
  reportScreen,
  resolvedScreen,
} from '../../domain/report-screen.js'
import { words } from '../../domain/screen.js'
import { nextReport, putOff, seeAgain } from '../../out/operations/next-report.js'
import { resolve, undoResolve } from '../../out/operations/resolve.js'
import type { Reply } from '../../out/reply.js'
import type { AdminHandler, Work } from '../handler.js'
import type { HandlerContext } from './context.js'
import { orderOf } from './outcome.js'

const isResolution = (text: string | undefined): text is Resolution => RESOLUTIONS.some((one) => one === text)

/** /admin_reports: one report after the other, each in the hands of one admin at a time. */
export function reportsHandler(context: HandlerContext): AdminHandler {
  const { db, now, operations } = context

  const showNext = async (ask: Ask, reply: Reply): Promise<void> => {
    const next = await nextReport(operations, orderOf(ask).actor, now())
    if (next.kind === 'put-off') return await reply.show(putOffScreen(ask.texts, next.reports))
    const [card, open] = await Promise.all([
      next.kind === 'report' ? reportCard(db, next.reportId) : null,
      countOpenReports(db),
    ])
    const { moderating } = ask.texts
    if (card === null)
      return await reply.show(words(open === 0 ? moderating.none() : moderating.noneFree({ open })))
    await reply.show(reportScreen(ask.texts, card, open))
  }

  /** The card of a report that this admin may decide; nothing, and a note, for one that is another's. */
  const held = async (ask: ButtonAsk, reply: Reply, reportId: number) => {
    const mine = await claimOne(db, reportId, orderOf(ask).actor, new Date(now()))
    const card = mine ? await reportCard(db, reportId) : null
    if (card === null)
      await reply.show(reportNote(ask.texts, ask.texts.moderating.taken({ report: String(reportId) })))
    return card
  }

  const decide = async (
    ask: ButtonAsk,
    reply: Reply,
    reportId: number,
    resolution: Resolution,
    days: number,
  ) => {
    const resolved = await resolve(operations, orderOf(ask), reportId, { resolution, days })
    if (resolved.kind === 'resolved')
      return await reply.show(resolvedScreen(ask.texts, reportId, resolution, resolved.also))
    const { moderating, members } = ask.texts
    const text =
      resolved.kind === 'admin' ? members.isAdmin() : moderating.taken({ report: String(reportId) })
    await reply.show(reportNote(ask.texts, text))
  }

  const workOf = (ask: ButtonAsk, reply: Reply, { verb, reportId, more }: ReportPress): Work | null => {
    switch (verb) {
      case 'resolve':
        return isResolution(more) && more !== 'ban' ? () => decide(ask, reply, reportId, more, 0) : null
      case 'ban': {
        const days = readDays(more)
        if (days !== null) return () => decide(ask, reply, reportId, 'ban', days)
        if (more !== undefined) return null
        return async () => {
          const card = await held(ask, reply, reportId)
          if (card !== null) await reply.show(banForScreen(ask.texts, card))
        }
      }
      case 'show':
        return async () => {
          const card = await held(ask, reply, reportId)
          if (card !== null) await reply.show(reportScreen(ask.texts, card, await countOpenReports(db)))
        }
      case 'skip':
        return async () => {
          await putOff(operations, orderOf(ask).actor, reportId, now())
          await showNext(ask, reply)
        }
      case 'undo':
        return async () => {
          const { moderating } = ask.texts
          const done = await undoResolve(operations, orderOf(ask), reportId)
          const report = String(reportId)
          await reply.show(
            reportNote(
              ask.texts,
              done ? moderating.undone({ report }) : moderating.nothingToUndo({ report }),
            ),
          )
        }
      case 'evidence':
        return () => showEvidence(ask, reply, reportId)
    }
  }

  /** Copies of what the reporter saw, to nobody but this admin, and the log says that they were looked at. */
  const showEvidence = async (ask: ButtonAsk, reply: Reply, reportId: number): Promise<void> => {
    const card = await held(ask, reply, reportId)
    if (card === null) return
    const { evidence, reporter } = card
    const { moderating } = ask.texts
    if (evidence.length === 0 || reporter.memberId <= 0)
      return await reply.say(words(moderating.noEvidence()))
    await recordAdminAction(db.prisma, {
      ...orderOf(ask),
      key: `${ask.trace}/evidence`,
      action: 'evidence',
      target: `report:${reportId}`,
      targetUserId: card.reported.userId,
    })
    await reply.say(words(moderating.evidenceSent({ messages: evidence.length })))
    await reply.act({ kind: 'copy', fromChatId: reporter.memberId, messageIds: [...evidence], protect: true })
  }

  return {
    command: (ask, reply) => showNext(ask, reply),
    button: (ask, reply) => {
      if (ask.data === 'next') return () => showNext(ask, reply)
      if (ask.data === AGAIN)
        return async () => {
          await seeAgain(operations, orderOf(ask).actor)
          await showNext(ask, reply)
        }
      const press = readReportData(ask.data)
      return press === null ? null : workOf(ask, reply, press)
    },
  }
}
