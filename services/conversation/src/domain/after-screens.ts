import type { InlineButton } from '@anonchat/contracts'
import type { PastRoom } from '@anonchat/store'
import { type Lang, t } from '@anonchat/texts'
import { DATA } from './buttons.js'
import { ROOM_DATA } from './room-buttons.js'
import { inline, type Screen, words } from './screen.js'

/** What a member has done about a room. */
export type Aftermath = Pick<PastRoom, 'rating' | 'blocked' | 'report'>

export const NOTHING_DONE: Aftermath = { rating: null, blocked: false, report: null }

/** What can be done about a room that ended, and what was done; each press shows it anew. */
export function afterScreen(roomId: string, lang: Lang, { rating, blocked, report }: Aftermath): Screen {
  const { after, buttons } = t(lang)
  const rated = { good: after.ratedGood, bad: after.ratedBad }
  const lines = [
    rating === null ? after.ask() : rated[rating](),
    ...(blocked ? [after.blocked()] : []),
    ...(report === null ? [] : [after.reported()]),
  ]
  const chosen = (is: 'good' | 'bad', text: string): InlineButton => ({
    text: rating === is ? `✓ ${text}` : text,
    data: ROOM_DATA.rate(roomId, is),
  })
  const block: InlineButton = blocked
    ? { text: buttons.undoBlock, data: ROOM_DATA.undoBlock(roomId) }
    : { text: buttons.block, data: ROOM_DATA.block(roomId) }
  return words(
    lines.join('\n'),
    inline(
      [chosen('good', buttons.rateGood), chosen('bad', buttons.rateBad)],
      [{ text: buttons.report, data: ROOM_DATA.report(roomId) }, block],
      [{ text: buttons.findAnother, data: DATA.search }],
    ),
  )
}
