import { act, effects } from '../decision.js'

/** Asks both a question. */
export const breakIce = act([], ({ session }) => {
  if (session.state !== 'chatting') return effects()
  const { roomId, partnerId } = session
  return effects({ kind: 'break-ice', roomId, partnerId, onlyFirst: false })
})

/** Nobody has spoken since the room opened: one question comes by itself. */
export const breakSilence = act(['partnerSpoke'], ({ session, input }, { partnerSpoke }) => {
  if (session.state !== 'chatting' || input.kind !== 'room silence') return effects()
  const { roomId, partnerId, spoke } = session
  if (input.roomId !== roomId || spoke || partnerSpoke) return effects()
  return effects({ kind: 'break-ice', roomId, partnerId, onlyFirst: true })
})
