import type { Markup } from '@anonchat/contracts'
import { t } from '@anonchat/texts'
import { act, effects, leaving, type Turn } from '../decision.js'
import { editPressed, say } from '../effect.js'
import { CATEGORIES, canReport } from '../report.js'
import { ROOM_DATA } from '../room-buttons.js'
import { inline, type Screen, words } from '../screen.js'

function question(roomId: string, { lang }: Turn): Screen {
  const { reports, category, buttons } = t(lang)
  const rows = CATEGORIES.map((one) => [{ text: category[one](), data: ROOM_DATA.category(roomId, one) }])
  return words(
    reports.ask(),
    inline(...rows, [{ text: buttons.cancelSearch, data: ROOM_DATA.cancelReport(roomId) }]),
  )
}

/** Asks why: for the room of the button, or the one that the member is in or was in last. */
export const askReport = act(['pastRoom'], (turn, { pastRoom }) => {
  const { input, memberId, texts, now } = turn
  if (pastRoom === null) {
    // A button is only ever shown for a room of the member's own.
    return input.kind === '/report' ? leaving(turn, say(memberId, words(texts.reports.noRoom()))) : effects()
  }
  if (!canReport(pastRoom.endedAt, now)) return leaving(turn, say(memberId, words(texts.reports.tooLate())))
  if (pastRoom.report?.resolved === true) return leaving(turn, say(memberId, words(texts.reports.resolved())))
  return leaving(turn, say(memberId, question(pastRoom.roomId, turn)))
})

/** One report for each reporter and room: another category amends it, as long as no moderator has looked. */
export const report = act(['pastRoom'], (turn, { pastRoom }) => {
  const { input, memberId, texts, now } = turn
  if (input.kind !== 'category button' || pastRoom === null) return effects()
  const { messageId, category } = input
  const { roomId } = pastRoom
  const add = inline([{ text: texts.reports.addWords(), data: ROOM_DATA.words(roomId) }])
  const show = (text: string, markup?: Markup) => {
    const screen = words(text, markup)
    return messageId === null ? say(memberId, screen) : editPressed(memberId, messageId, screen)
  }
  if (pastRoom.report?.resolved === true) return effects(show(texts.reports.resolved()))
  if (!canReport(pastRoom.endedAt, now)) return effects(show(texts.reports.tooLate()))
  return effects(
    { kind: 'report', room: pastRoom, category },
    ...(input.words === undefined ? [] : [{ kind: 'report-words', roomId, words: input.words } as const]),
    show(
      texts.reports.thanks({ category: texts.category[category]() }),
      input.words === undefined ? add : undefined,
    ),
  )
})

export const cancelReport = act([], ({ input, memberId, texts }) =>
  input.kind !== 'cancel report button' || input.messageId === null
    ? effects()
    : effects(editPressed(memberId, input.messageId, words(texts.reports.cancelled()))),
)
