import { act, effects, move } from '../decision.js'
import { editSlot } from '../effect.js'
import { MEDIA_SLOT } from '../media.js'
import { words } from '../screen.js'

/** A button of another room, or one that was pressed before, changes nothing. */
export const showMedia = act([], ({ session, input, memberId, texts }) => {
  if (session.state !== 'chatting' || input.kind !== 'show media button') return effects()
  const { roomId, showsMedia } = session
  if (input.roomId !== roomId || showsMedia) return effects()
  return move(
    { state: 'chatting', room: roomId },
    { shows_media: roomId },
    [],
    editSlot(memberId, MEDIA_SLOT, words(texts.room.mediaShown())),
  )
})
