import type { MemberRefused } from '@anonchat/contracts'
import type { Chatting } from '@anonchat/store'
import { type Texts, t } from '@anonchat/texts'
import { albumItem } from '../album.js'
import { type Passing, passContacts } from '../contacts.js'
import { act, type Decision, effects, move } from '../decision.js'
import { edited } from '../edited.js'
import { type Effect, say } from '../effect.js'
import { coverMedia } from '../media.js'
import { originOf, relayed, within } from '../relayed.js'
import { words } from '../screen.js'
import { thrown } from '../thrown.js'

export const relay = act(['partnerView'], (turn, { partnerView }) => {
  const { session, input, memberId } = turn
  if (session.state !== 'chatting') return effects()
  if (input.kind !== 'text' && input.kind !== 'photo' && input.kind !== 'media') return effects()
  const { roomId, partnerId } = session
  const passing = coverMedia(turn, session, passContacts(turn, session, input.said), partnerView)
  const { said: passes } = passing
  if (passes === null) return passed(session, passing)
  const said = session.protects ? { ...passes, protect: true } : passes
  const item = albumItem({ ...input, said })
  const spoken = speaks(session, passing)
  if (item !== null) return passed(session, spoken, { kind: 'collect', item, roomId, partnerId })
  return passed(session, spoken, ...relayed(memberId, session, said))
})

/** Remembers that the member said something in the room, so that no question breaks a silence that there is not. */
const speaks = ({ roomId, spoke }: Chatting, passing: Passing): Passing =>
  spoke ? passing : { ...passing, set: { ...passing.set, spoke: roomId } }

/** What is relayed, and what is said about it; what is to be remembered is so first. */
function passed({ roomId }: Chatting, { set, notes }: Passing, ...list: readonly Effect[]): Decision {
  const all = [...list, ...notes]
  return Object.keys(set).length === 0
    ? effects(...all)
    : move({ state: 'chatting', room: roomId }, set, [], ...all)
}

/** A bot cannot choose what a dice shows, and another throw would be a lie: the partner reads what was thrown. */
export const relayDice = act(['partnerLang'], (turn, { partnerLang }) => {
  const { session, input, memberId } = turn
  if (session.state !== 'chatting' || input.kind !== 'dice') return effects()
  const { dice, messageId, reply } = input
  const { content } = words(thrown(dice, t(partnerLang)))
  const said = { contents: [content], messageId, reply, group: null, protect: session.protects } as const
  const nothing: Passing = { said: null, set: {}, notes: [] }
  return passed(session, speaks(session, nothing), ...relayed(memberId, session, said))
})

export const sendAlbum = act([], ({ album, input }) => {
  if (input.kind !== 'album due' || album === null || album.key !== input.album) return effects()
  // More have come since it was asked: it is asked again when they stop.
  if (album.items.length > input.items) return effects({ kind: 'ask-album', album })
  return effects({ kind: 'send-album', album })
})

export const relayEdit = act(['partnerView'], (turn, { partnerView }) => {
  const { session, input, memberId } = turn
  if (session.state !== 'chatting' || input.kind !== 'edit') return effects()
  const { roomId, partnerId } = session
  const passing = coverMedia(turn, session, passContacts(turn, session, input.said), partnerView)
  const { said } = passing
  if (said === null) return passed(session, passing)
  return passed(session, passing, {
    kind: 'envelope',
    chatId: partnerId,
    fence: within(roomId),
    action: {
      kind: 'edit',
      target: { by: 'counterpart', roomId, origin: originOf(memberId, said.messageId) },
      content: edited(said),
    },
  })
})

export const relayReaction = act([], (turn) => {
  const { session, input, memberId } = turn
  if (session.state !== 'chatting' || input.kind !== 'reaction') return effects()
  const { roomId, partnerId } = session
  return effects({
    kind: 'envelope',
    chatId: partnerId,
    fence: within(roomId),
    action: {
      kind: 'react',
      target: { by: 'counterpart', roomId, origin: originOf(memberId, input.messageId) },
      emoji: input.emoji,
    },
  })
})

export const refuseKind = act([], ({ input, memberId, texts }) => {
  const isContact = input.kind === 'refused kind' && input.what === 'contact'
  return effects(say(memberId, words(isContact ? texts.room.refusedContact() : texts.room.refusedKind())))
})

/** What was relayed was refused, by the partner's privacy settings or by Telegram; who has left that room need not know. */
export const tellUnwanted = act([], ({ session, input, memberId, texts }) => {
  if (session.state !== 'chatting' || input.kind !== 'unwanted kind') return effects()
  if (input.roomId !== session.roomId) return effects()
  return effects(say(memberId, words(unwanted(input.what, texts))))
})

function unwanted(what: MemberRefused['what'], { room }: Texts): string {
  switch (what) {
    case 'voice':
      return room.unwantedVoice()
    case 'video_note':
      return room.unwantedVideoNote()
    case 'other':
      return room.unwantedKind()
    case 'not-taken':
      return room.notTaken()
  }
}
