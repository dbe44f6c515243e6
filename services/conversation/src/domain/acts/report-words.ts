import { act, type Decision, effects, move, type Turn } from '../decision.js'
import { editPressed, say } from '../effect.js'
import { canReport, MOST_WORDS } from '../report.js'
import { ROOM_DATA } from '../room-buttons.js'
import { inline, words } from '../screen.js'

/** After this the next message is a message again. */
const WAIT_MS = 5 * 60_000

/** Takes the member's next words for moderators. What they say meanwhile goes to nobody else. */
export const askWords = act(['pastRoom'], (turn, { pastRoom }): Decision => {
  const { input, session, memberId, texts, now } = turn
  if (input.kind !== 'words button' || pastRoom === null || pastRoom.report === null) return effects()
  const { messageId } = input
  const show = (text: string, ...rows: Parameters<typeof inline>) => {
    const screen = rows.length === 0 ? words(text) : words(text, inline(...rows))
    return messageId === null ? say(memberId, screen) : editPressed(memberId, messageId, screen)
  }
  const { reports, buttons } = texts
  if (pastRoom.report.resolved) return effects(show(reports.resolved()))
  if (!canReport(pastRoom.endedAt, now)) return effects(show(reports.tooLate()))
  const { roomId } = pastRoom
  const state = session.state.startsWith('editing:') ? 'idle' : session.state
  return move(
    { state: session.state },
    { state, reporting: `${roomId}:${now + WAIT_MS}` },
    [],
    show(reports.askWords(), [{ text: buttons.skip, data: ROOM_DATA.noWords(roomId) }]),
  )
})

/** Nothing of it reaches a partner, whatever room the member is in by now. */
export const takeWords = act(['pastRoom'], (turn, { pastRoom }): Decision => {
  const { input, session, memberId, texts } = turn
  if (input.kind !== 'text') return effects()
  const { reports } = texts
  const { text } = input
  if ([...text].length > MOST_WORDS)
    return effects(say(memberId, words(reports.wordsTooLong({ most: MOST_WORDS }))))
  const isOpen = pastRoom !== null && pastRoom.report?.resolved === false
  return move(
    { state: session.state },
    {},
    ['reporting'],
    ...(isOpen ? [{ kind: 'report-words', roomId: pastRoom.roomId, words: text } as const] : []),
    say(memberId, words(isOpen ? reports.wordsTaken() : reports.resolved())),
  )
})

export const wordsOnly = act([], ({ memberId, texts }) =>
  effects(say(memberId, words(texts.reports.wordsOnly()))),
)

/** Pressed late, or twice, it changes nothing: the report stands as it is. */
export const noWords = act([], ({ input, session, memberId, texts }: Turn): Decision => {
  if (input.kind !== 'skip words button') return effects()
  const shown =
    input.messageId === null
      ? []
      : [editPressed(memberId, input.messageId, words(texts.reports.withoutWords()))]
  if (session.reporting === null) return effects(...shown)
  return move({ state: session.state }, {}, ['reporting'], ...shown)
})
