import {
  type Chatting,
  closeRoom,
  type Database,
  findActiveRoom,
  type IdentityOf,
  type MemberRecord,
  type Session,
  type SessionFields,
  type Sessions,
  standingFields,
  standingOf,
  takeBack,
} from '@anonchat/store'
import { nearestLang } from '@anonchat/texts'
import { barOn } from '../domain/bar.js'
import { isRegistered } from '../domain/profile.js'
import type { Profiles } from './profiles.js'
import type { Timers } from './timers.js'

export interface RestoreContext {
  readonly sessions: Sessions
  readonly profiles: Profiles
  readonly db: Database
  readonly timers: Timers
  readonly identityOf: IdentityOf
}

/** Whose session it is, and the event on whose account it is restored. */
export interface Restored {
  readonly memberId: number
  readonly languageTag: string | null
  readonly trace: string
  readonly key: string
  /** `none`: it is not the member's own doing. */
  readonly charge: 'none' | 'normal' | 'exempt'
}

/**
 * Rebuilds a session that Redis does not have from the record: the member, and the room where both sides agree on it,
 * with its timers. A room whose time is over is ended.
 * @returns the session as it stands now; `new` for somebody of whom nothing is written
 */
export async function restoreSession(
  context: RestoreContext,
  lost: Session,
  who: Restored,
): Promise<Session> {
  const { sessions, profiles, db, timers } = context
  const { memberId, trace } = who
  const record = (await profiles.fresh(memberId)) ?? (await returning(context, who))
  const now = Date.now()
  const set = record === null ? null : fieldsOf(record, who.languageTag, now)
  if (record === null || set === null) return lost
  const room = isRegistered(record) ? await findActiveRoom(db, record.userId) : null
  if (room === null) return (await sessions.restore({ memberId, set, room: null })).session

  const openedAt = room.openedAt.getTime()
  // Before the session: it would not be restored a second time after a crash, and the timers would be missing.
  await timers.set(memberId, { ...room, openedAt }, trace)
  const partner = await profiles.fresh(room.partnerId)
  const shared = {
    state: 'chatting',
    room: room.roomId,
    opened_at: String(openedAt),
    premium: room.premium ? '1' : '0',
  }
  const { result, session } = await sessions.restore({
    memberId,
    set,
    room: {
      roomId: room.roomId,
      partnerId: room.partnerId,
      mine: { ...shared, partner: String(room.partnerId), partner_user: String(room.partnerUserId) },
      partners: {
        ...(partner === null ? {} : (fieldsOf(partner, null, now) ?? {})),
        ...shared,
        partner: String(memberId),
        partner_user: String(record.userId),
      },
    },
  })
  const close = (reason: 'expired' | 'lost') =>
    closeRoom(db, {
      roomId: room.roomId,
      userAId: record.userId,
      userBId: room.partnerUserId,
      openedAt: room.openedAt,
      endedAt: new Date(now),
      reason,
    })
  const isOver = timers.endOf({ openedAt, premium: room.premium }) <= now
  // The partner's session knows better: the room ended, and its row did not hear of it.
  if (result === 'idle') {
    await close(isOver ? 'expired' : 'lost')
    timers.drop(room.roomId)
  }
  if (!isOver || session.state !== 'chatting' || session.roomId !== room.roomId) return session
  // First the row: what is left to do after a crash, the timer does.
  await close('expired')
  return await expireRoom(sessions, session, who)
}

/** Somebody who deleted everything and says something: a ban still holds. What only happens to them brings nobody back. */
async function returning(
  { db, profiles, identityOf }: RestoreContext,
  { memberId, charge }: Restored,
): Promise<MemberRecord | null> {
  if (charge === 'none') return null
  const identity = identityOf(memberId)
  const isKnown = await takeBack(db, { memberId, identity, registers: false, at: new Date() })
  return isKnown ? await profiles.fresh(memberId) : null
}

/** Ends a room that outlived its time while its sessions were lost. Both members are told by what is pending. */
async function expireRoom(
  sessions: Sessions,
  { roomId, partnerId }: Chatting,
  { memberId, key }: Restored,
): Promise<Session> {
  await sessions.endRoom({
    memberId,
    key: `${key}/expired`,
    act: 'expire-room',
    roomId,
    partnerId,
    reason: 'expired',
    by: 'other',
    set: { state: 'idle' },
    told: true,
  })
  return await sessions.read(memberId)
}

function fieldsOf(record: MemberRecord, languageTag: string | null, now: number): SessionFields | null {
  const standing = standingFields(standingOf(record))
  const common = {
    lang: nearestLang(record.language ?? languageTag),
    ...(record.protects ? { protects: '1' } : {}),
    ...standing,
    // A ban that ended while nobody looked: the member is welcomed back, and need not be told of it.
    ...(barOn(record, now) === null && record.isBanned ? { ban_told: '1' } : {}),
  }
  const until = record.refusedUntil?.getTime() ?? 0
  if (until > now) return { ...common, state: 'refused', refused_until: String(until) }
  if (isRegistered(record)) return { ...common, state: 'idle', user: String(record.userId) }
  return Object.keys(standing).length === 0 ? null : { ...common, state: 'idle' }
}
