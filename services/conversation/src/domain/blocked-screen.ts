import type { InlineButton } from '@anonchat/contracts'
import type { BlockedOne } from '@anonchat/store'
import { type Lang, metText, t } from '@anonchat/texts'
import { ROOM_DATA } from './room-buttons.js'
import { inline, type Screen, words } from './screen.js'

const PAGE_LENGTH = 8

/** The people whom a member blocked, as they showed themselves then; pressing one lifts the block. */
export function blockedScreen(lang: Lang, all: readonly BlockedOne[], asked: number): Screen {
  const { blocks, buttons } = t(lang)
  if (all.length === 0) return words(blocks.none())
  const last = Math.ceil(all.length / PAGE_LENGTH) - 1
  const page = Math.min(asked, last)
  const rows = all
    .slice(page * PAGE_LENGTH, (page + 1) * PAGE_LENGTH)
    .map(({ roomId, metAt, shown }): InlineButton[] => [
      { text: metText(t(lang), metAt, shown), data: ROOM_DATA.unblock(roomId, page) },
    ])
  const turning: InlineButton[] = [
    ...(page > 0 ? [{ text: buttons.previousPage, data: ROOM_DATA.blockedPage(page - 1) }] : []),
    ...(page < last ? [{ text: buttons.nextPage, data: ROOM_DATA.blockedPage(page + 1) }] : []),
  ]
  return words(blocks.list({ people: all.length }), inline(...rows, ...(turning.length > 0 ? [turning] : [])))
}
