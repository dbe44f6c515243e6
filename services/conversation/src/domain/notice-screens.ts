import { type Lang, openedText, type Shown, t } from '@anonchat/texts'
import { menuKeys, roomKeys, type Screen, words } from './screen.js'

export const openedScreen = (partner: Shown | null, lang: Lang): Screen =>
  words(openedText(t(lang), partner), roomKeys(lang))

/** What a member is told of a room that ended. `by` is seen from the member. */
export function endedScreen(reason: string, by: 'self' | 'partner' | 'other', lang: Lang): Screen {
  const { room } = t(lang)
  const text = () => {
    if (reason === 'unreachable') return room.partnerUnreachable()
    if (reason === 'blocked' && by === 'self') return room.endedByBlock()
    if (reason === 'expired') return room.expired()
    if (by === 'self') return reason === 'next' ? room.leftForAnother() : room.endedByMe()
    return by === 'partner' ? room.endedByPartner() : room.endedByModeration()
  }
  return words(text(), menuKeys(lang))
}
