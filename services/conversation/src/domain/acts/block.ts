import type { BlockedOne, PastRoom } from '@anonchat/store'
import { blockedScreen } from '../blocked-screen.js'
import { act, type Decision, effects, type Facts, leaving, type Turn } from '../decision.js'
import { type Effect, editPressed, say } from '../effect.js'
import { menuKeys, type Screen, words } from '../screen.js'
import { showAfter } from './after-room.js'
import { endRoom } from './room.js'

/** Ends the room at once and keeps the two apart for ever. The card that follows the end offers to undo it. */
function blockPartner(turn: Turn, after: readonly Effect[] = []): Decision {
  const { session } = turn
  if (session.state !== 'chatting') return effects()
  const { roomId, partnerId, partnerUserId, openedAt } = session
  const block: Effect = { kind: 'block', room: { roomId, partnerId, partnerUserId, openedAt } }
  const decided = endRoom(
    turn,
    session,
    { reason: 'blocked', by: 'self', set: { state: 'idle' }, told: true },
    [block, ...after],
  )
  if (decided.kind !== 'move') return decided
  // The partner may have ended it a moment earlier: they are kept apart all the same.
  return {
    ...decided,
    effects: (outcome) => (outcome.kind === 'refused' ? [block, ...after] : decided.effects(outcome)),
  }
}

export const blockNow = act([], (turn) => blockPartner(turn))

export const blockNobody = act([], (turn) =>
  leaving(turn, say(turn.memberId, words(turn.texts.blocks.notInRoom(), menuKeys(turn.lang)))),
)

/** The button under a room that ended, perhaps long ago: the two may be in another room by now. */
export const blockAfter = act(['pastRoom'], (turn, { pastRoom }) => {
  const { input, session } = turn
  if (input.kind !== 'block button' || pastRoom === null) return effects()
  const shown = showAfter(turn, pastRoom, { ...pastRoom, blocked: true })
  if (session.state === 'chatting' && session.partnerId === pastRoom.partnerId)
    return blockPartner(turn, shown)
  return effects({ kind: 'block', room: asBlocked(pastRoom) }, ...shown)
})

const asBlocked = ({ roomId, partnerId, partnerUserId, openedAt }: PastRoom) => ({
  roomId,
  partnerId,
  partnerUserId,
  openedAt: openedAt.getTime(),
})

export const undoBlock = act(['pastRoom'], (turn, { pastRoom }) => {
  if (turn.input.kind !== 'undo block button' || pastRoom === null) return effects()
  const { partnerId, partnerUserId } = pastRoom
  return effects(
    { kind: 'unblock', partnerId, partnerUserId },
    ...showAfter(turn, pastRoom, { ...pastRoom, blocked: false }),
  )
})

const listed = (turn: Turn, { blocked }: Pick<Facts, 'blocked'>, page: number): Screen =>
  blockedScreen(turn.lang, blocked, page)

export const listBlocked = act(['blocked'], (turn, facts) => {
  const { input, memberId } = turn
  if (input.kind !== 'blocked page button') return leaving(turn, say(memberId, listed(turn, facts, 0)))
  const { messageId, page } = input
  return effects(...(messageId === null ? [] : [editPressed(memberId, messageId, listed(turn, facts, page))]))
})

export const unblock = act(['blocked'], (turn, { blocked }) => {
  const { input, memberId } = turn
  if (input.kind !== 'unblock button') return effects()
  const { messageId, page, roomId } = input
  const lifted = (one: BlockedOne) => one.roomId === roomId
  const left = blocked.filter((one) => !lifted(one))
  const shown =
    messageId === null ? [] : [editPressed(memberId, messageId, blockedScreen(turn.lang, left, page))]
  const lift = blocked
    .filter(lifted)
    .map(({ partnerId, partnerUserId }): Effect => ({ kind: 'unblock', partnerId, partnerUserId }))
  return effects(...lift, ...shown)
})
