import {
  type Apart,
  areApart,
  blockMember,
  type Database,
  rateRoom,
  type Sessions,
  unblockMember,
} from '@anonchat/store'
import { endRoom } from '../domain/acts/room.js'
import type { Turn } from '../domain/decision.js'
import type { BlockedRoom, Effect } from '../domain/effect.js'
import { moveSession } from './move.js'
import type { Profiles } from './profiles.js'
import { type ReportContext, report, reportWords } from './report.js'
import type { ShownPartners } from './shown.js'

export interface AfterRoomContext extends ReportContext {
  readonly db: Database
  readonly sessions: Sessions
  readonly profiles: Profiles
  readonly apart: Apart
  readonly shown: ShownPartners
}

export type AfterRoomEffect = Extract<
  Effect,
  { kind: 'rate' | 'block' | 'unblock' | 'report' | 'report-words' }
>
type Perform = (turn: Turn, effects: readonly Effect[]) => Promise<void>

/** What a member does about a room. Rows are the same when it is repeated. */
export async function performAfterRoom(
  context: AfterRoomContext,
  turn: Turn,
  effect: AfterRoomEffect,
  perform: Perform,
): Promise<void> {
  const { db, profiles, apart } = context
  const userId = await userIdOf(context, turn.memberId, turn.session.userId)
  if (userId === null) return
  const at = new Date(turn.now)
  switch (effect.kind) {
    case 'rate': {
      const { roomId, partnerId, partnerUserId } = effect.room
      const isGood = effect.rating === 'good'
      await rateRoom(db, { roomId, raterUserId: userId, ratedUserId: partnerUserId, isGood, at })
      return await profiles.forget(partnerId)
    }
    case 'report':
      return await report(context, turn, userId, effect)
    case 'report-words':
      return await reportWords(context, userId, effect)
    case 'block':
      return await block(context, turn, userId, effect.room, perform)
    case 'unblock': {
      const { partnerId, partnerUserId } = effect
      await unblockMember(db, { blockerUserId: userId, blockedUserId: partnerUserId })
      if (!(await areApart(db, userId, partnerUserId))) await apart.allow(turn.memberId, partnerId)
    }
  }
}

const userIdOf = async (
  { profiles }: AfterRoomContext,
  memberId: number,
  known: number | null,
): Promise<number | null> => known ?? (await profiles.get(memberId))?.userId ?? null

/** First in the pool, where a match may be a moment away; then in the record. */
async function block(
  context: AfterRoomContext,
  turn: Turn,
  userId: number,
  room: BlockedRoom,
  perform: Perform,
): Promise<void> {
  const { db, sessions, apart, shown } = context
  const { memberId } = turn
  const { roomId, partnerId } = room
  await apart.keep(memberId, [partnerId])
  const partnerUserId = await userIdOf(context, partnerId, room.partnerUserId)
  if (partnerUserId !== null)
    await blockMember(db, {
      blockerUserId: userId,
      blockedUserId: partnerUserId,
      at: new Date(turn.now),
      roomId,
      metAt: new Date(room.openedAt),
      shown: await shown.get(roomId, memberId),
    })
  const session = await sessions.read(memberId)
  if (session.state !== 'chatting' || session.partnerId !== partnerId) return
  // They were paired in the moment before.
  const again = { ...turn, key: `${turn.key}/apart`, session }
  const ending = { reason: 'blocked', by: 'self', set: { state: 'idle' }, told: true } as const
  const decision = endRoom(again, session, ending)
  if (decision.kind !== 'move') return
  const { outcome } = await moveSession(sessions, again, 'block-after', decision, null)
  await perform(again, decision.effects(outcome))
}
