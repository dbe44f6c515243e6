import type { Publisher } from '@anonchat/bus'
import {
  closeRoom,
  type Database,
  markReachable,
  markUnreachable,
  refuseUnderage,
  updateMember,
} from '@anonchat/store'
import type { Turn } from '../domain/decision.js'
import type { Effect, EndedRoom } from '../domain/effect.js'
import { type NoticeContext, publishEnded } from './notices.js'
import type { Profiles } from './profiles.js'

export interface PerformContext extends NoticeContext {
  readonly db: Database
  readonly bus: Publisher
}

/**
 * Performs effects one after the other. A crash in between repeats all of them: the keys of envelopes and the rows of
 * MySQL are the same then.
 */
export async function perform(
  context: PerformContext,
  turn: Turn,
  effects: readonly Effect[],
): Promise<void> {
  let said = 0
  for (const effect of effects) {
    const key = `${turn.key}/${said}`
    if (effect.kind === 'envelope') said++
    await performOne(context, turn, effect, key)
  }
}

async function performOne(context: PerformContext, turn: Turn, effect: Effect, key: string): Promise<void> {
  const { db, bus, profiles } = context
  const { memberId, lang, trace } = turn
  switch (effect.kind) {
    case 'envelope': {
      const { chatId, action, fence } = effect
      const envelope = { key, trace, chatId, lane: 'live', decidedAt: turn.now, action } as const
      return await context.publish(fence === undefined ? envelope : { ...envelope, fence })
    }
    case 'match':
      return await bus.match(effect.message)
    case 'end-notices':
      return await publishEnded(context, effect.room, effect.tell, { memberId, lang, trace })
    case 'close-room':
      return await writeEnd(db, profiles, memberId, effect.room, new Date(turn.now))
    case 'refuse-underage':
      await refuseUnderage(db, { memberId, until: new Date(effect.until), at: new Date(turn.now) })
      return await profiles.forget(memberId)
    case 'save-language':
      await updateMember(db, memberId, { language: effect.lang })
      return await profiles.forget(memberId)
    case 'reachable':
      await (effect.reachable ? markReachable : markUnreachable)(db, memberId)
      return await profiles.forget(memberId)
  }
}

async function writeEnd(
  db: Database,
  profiles: Profiles,
  memberId: number,
  room: EndedRoom,
  endedAt: Date,
): Promise<void> {
  const userId = room.userId ?? (await profiles.get(memberId))?.userId
  const partnerUserId = room.partnerUserId ?? (await profiles.get(room.partnerId))?.userId
  // Members without a row have no rooms in the record either.
  if (userId === undefined || partnerUserId === undefined) return
  await closeRoom(db, {
    roomId: room.roomId,
    userAId: userId,
    userBId: partnerUserId,
    openedAt: new Date(room.openedAt),
    endedAt,
    reason: room.reason,
    endedByUserId: room.byMember ? userId : null,
  })
}
