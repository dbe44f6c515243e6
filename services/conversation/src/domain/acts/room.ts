import type { Chatting, EndReason, MoveOutcome, Session, SessionFields } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import { act, type Decision, effects, type Turn } from '../decision.js'
import { type Effect, type EndedRoom, type EndNotice, say, sayWithin } from '../effect.js'
import { roomKeys, words } from '../screen.js'
import { newSearch } from './search.js'

export interface Ending {
  readonly reason: EndReason
  readonly by: 'self' | 'other'
  readonly set: SessionFields
  /** False when the member cannot be written to. */
  readonly told: boolean
}

/** Ends the room; what else follows comes between the notices and the record. */
export function endRoom(
  turn: Turn,
  session: Session & Chatting,
  { reason, by, set, told }: Ending,
  after: readonly Effect[] = [],
): Decision {
  const { roomId, partnerId, partnerUserId, openedAt, userId } = session
  const room: EndedRoom = {
    roomId,
    partnerId,
    userId,
    partnerUserId,
    openedAt,
    reason,
    byMember: by === 'self',
  }
  return {
    kind: 'move',
    move: { kind: 'end-room', roomId, partnerId, reason, by, set, told },
    effects: (outcome: MoveOutcome): readonly Effect[] => {
      if (outcome.kind === 'refused') return []
      // The partner was faster in ending it, and told both; only what comes after is left to do.
      if (outcome.ended !== true) return after
      const partner: EndNotice = {
        memberId: partnerId,
        lang: nearestLang(outcome.partner_lang),
        by: by === 'self' ? 'partner' : 'other',
      }
      const tell = [
        ...(told ? [{ memberId: turn.memberId, lang: turn.lang, by }] : []),
        ...(outcome.partner_told === true ? [partner] : []),
      ]
      return [{ kind: 'end-notices', room, tell }, ...after, { kind: 'close-room', room }]
    },
  }
}

export const stop = act([], (turn) => {
  const { session } = turn
  if (session.state !== 'chatting') return effects()
  return endRoom(turn, session, { reason: 'stop', by: 'self', set: { state: 'idle' }, told: true })
})

export const next = act(['gate', 'record', 'exclusions'], (turn, facts) => {
  const { session } = turn
  if (session.state !== 'chatting') return effects()
  const begun = newSearch(turn, facts, { recent: [session.partnerId] })
  // What stands in the way of a search does not keep anybody in a room.
  const [set, after] = 'kind' in begun ? [{ state: 'idle' }, saidBy(begun)] : [begun.set, begun.effects]
  return endRoom(turn, session, { reason: 'next', by: 'self', set, told: true }, after)
})

const saidBy = (decision: Decision): readonly Effect[] =>
  decision.kind === 'effects' ? decision.effects : []

/** A timer of the time that the room had before somebody in it became premium. */
const isOutdated = (room: Chatting, timer: { readonly premium: boolean }): boolean =>
  room.premium && !timer.premium

export const expireRoom = act([], (turn) => {
  const { session, input } = turn
  if (session.state !== 'chatting' || input.kind !== 'room expiry') return effects()
  if (input.roomId !== session.roomId || isOutdated(session, input)) return effects()
  return endRoom(turn, session, { reason: 'expired', by: 'other', set: { state: 'idle' }, told: true })
})

export const alreadyChatting = act([], (turn) => {
  const { memberId, lang, texts, input } = turn
  const text = input.kind === '/start' ? texts.room.startWhileChatting() : texts.room.already()
  return effects(say(memberId, words(text, roomKeys(lang))))
})

export const warnRoom = act(['partnerLang'], (turn, { partnerLang }) => {
  const { session, input, memberId, texts, limits } = turn
  if (session.state !== 'chatting' || input.kind !== 'room warning') return effects()
  if (input.roomId !== session.roomId || isOutdated(session, input)) return effects()
  const { roomId, partnerId } = session
  const left = { seconds: limits.roomWarningMs / 1_000 }
  return effects(
    sayWithin(roomId, memberId, words(texts.room.warning({ left }))),
    sayWithin(roomId, partnerId, words(t(partnerLang).room.warning({ left }))),
  )
})
