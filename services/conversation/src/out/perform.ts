import type { Publisher } from '@anonchat/bus'
import {
  type Albums,
  closeRoom,
  type Database,
  endBan,
  markReachable,
  markUnreachable,
  refuseUnderage,
  updateMember,
} from '@anonchat/store'
import { albumEffects, isFull } from '../domain/album.js'
import type { Turn } from '../domain/decision.js'
import type { Effect, EndedRoom } from '../domain/effect.js'
import type { Album } from '../domain/input.js'
import { type AfterRoomContext, performAfterRoom } from './after-room.js'
import { collect } from './albums.js'
import { breakIce, type IceContext } from './break-ice.js'
import { type CallContext, endCallOf, endReportedCall, performCall } from './calls.js'
import { acceptedEffects } from './invitations.js'
import { type NoticeContext, publishEnded } from './notices.js'
import type { Photos } from './photos/photos.js'
import { type PremiumContext, performPremium } from './premium/perform.js'
import { type PrivacyContext, performPrivacy } from './privacy.js'
import type { Profiles } from './profiles.js'

export interface PerformContext
  extends NoticeContext,
    AfterRoomContext,
    IceContext,
    PrivacyContext,
    CallContext,
    PremiumContext {
  readonly db: Database
  readonly bus: Publisher
  readonly albums: Albums
  readonly photos: Photos
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
  const { memberId, trace } = turn
  switch (effect.kind) {
    case 'envelope': {
      const { chatId, action, fence } = effect
      const envelope = { key, trace, chatId, lane: 'live', decidedAt: turn.now, action } as const
      return await context.publish(fence === undefined ? envelope : { ...envelope, fence })
    }
    case 'collect': {
      const album = await collect(context.albums, turn, effect)
      if (album !== null && isFull(album)) return await sendAlbum(context, turn, album)
      if (album?.items.length === 1) await context.timers.askAlbum(memberId, album)
      return
    }
    case 'send-album':
      return await sendAlbum(context, turn, effect.album)
    case 'ask-album':
      return await context.timers.askAlbum(memberId, effect.album)
    case 'break-ice':
      return await breakIce(context, turn, effect, (more, effects) => perform(context, more, effects))
    case 'match':
      return await bus.match(effect.message)
    case 'end-notices':
      return await publishEnded(context, effect.room, effect.tell, turn)
    case 'close-room':
      await endCallOf(context, effect.room, turn)
      return await writeEnd(db, profiles, memberId, effect.room, new Date(turn.now))
    case 'rate':
    case 'block':
    case 'unblock':
    case 'report-words':
      return await performAfterRoom(context, turn, effect, (more, effects) => perform(context, more, effects))
    case 'ask-call':
    case 'answer-call':
      return await performCall(context, turn, effect, (more, effects) => perform(context, more, effects))
    case 'report':
      await endReportedCall(context, effect.room.roomId, turn)
      return await performAfterRoom(context, turn, effect, (more, effects) => perform(context, more, effects))
    case 'accept-invitation':
      return await perform(
        context,
        { ...turn, key: `${turn.key}/invitation` },
        await acceptedEffects(context, turn, effect.code),
      )
    case 'export':
    case 'erase':
    case 'forget-session':
      return await performPrivacy(context, turn, effect, (more, effects) => perform(context, more, effects))
    case 'record-payment':
    case 'record-refund':
    case 'redeem':
    case 'premium-granted':
    case 'set-renewal':
    case 'tell-end':
    case 'ask-refund':
      return await performPremium(context, turn, effect)
    case 'refuse-underage':
      await refuseUnderage(db, { memberId, until: new Date(effect.until), at: new Date(turn.now) })
      return await profiles.forget(memberId)
    case 'save-profile':
      await updateMember(db, memberId, effect.changes)
      if (effect.changes.photoFileId !== undefined)
        await context.photos.want(memberId, effect.changes.photoFileId)
      return await profiles.forget(memberId)
    case 'save-language':
      await updateMember(db, memberId, { language: effect.lang })
      return await profiles.forget(memberId)
    case 'reachable':
      await (effect.reachable ? markReachable : markUnreachable)(db, memberId)
      return await profiles.forget(memberId)
    case 'end-ban':
      await endBan(db, memberId, new Date(turn.now))
      return await profiles.forget(memberId)
  }
}

/** A crash between the two sends it again, under the same keys. */
async function sendAlbum(context: PerformContext, turn: Turn, album: Album): Promise<void> {
  const { memberId } = turn
  const own = { ...turn, key: `${album.key}/album`, trace: album.trace }
  await perform(context, own, albumEffects(memberId, album))
  await context.albums.clear(memberId, album.key)
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
