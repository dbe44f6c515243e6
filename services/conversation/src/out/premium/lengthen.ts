import type { Publisher } from '@anonchat/bus'
import { type Chatting, type Database, openRoom, type Session, type Sessions } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import { sayWithin } from '../../domain/effect.js'
import { words } from '../../domain/screen.js'
import type { Profiles } from '../profiles.js'
import type { Timers } from '../timers.js'

export interface LengthenContext {
  readonly db: Database
  readonly bus: Publisher
  readonly sessions: Sessions
  readonly profiles: Profiles
  readonly timers: Timers
}

interface Who {
  readonly memberId: number
  readonly trace: string
}

/**
 * Gives the room that a member is in the longer time of premium, and tells both; does nothing about one that has it. The
 * session is written last, so that a crash before it repeats all of this.
 */
export async function lengthenRoom(context: LengthenContext, who: Who, session: Session): Promise<void> {
  if (session.state !== 'chatting' || session.premium) return
  const { memberId, trace } = who
  const { roomId, partnerId } = session
  const partner = await context.sessions.read(partnerId)
  await writeRoom(context, memberId, session)
  await context.timers.set(memberId, { ...session, premium: true }, trace)
  const sides = [
    { chatId: memberId, lang: session.lang },
    { chatId: partnerId, lang: partner.lang },
  ]
  for (const { chatId, lang } of sides) {
    const said = sayWithin(roomId, chatId, words(t(nearestLang(lang)).premium.longerRoom()))
    if (said.kind !== 'envelope') continue
    const key = `${roomId}/longer/${chatId}`
    const { action, fence } = said
    await context.bus.envelope({
      key,
      trace,
      chatId,
      lane: 'live',
      decidedAt: Date.now(),
      action,
      ...(fence === undefined ? {} : { fence }),
    })
  }
  await context.sessions.lengthen({ memberId, partnerId, roomId })
}

/** So that a room that is rebuilt from the record is as long. */
async function writeRoom(
  { db, profiles }: LengthenContext,
  memberId: number,
  { roomId, partnerId, partnerUserId, openedAt, userId }: Session & Chatting,
): Promise<void> {
  const userAId = userId ?? (await profiles.get(memberId))?.userId
  const userBId = partnerUserId ?? (await profiles.get(partnerId))?.userId
  if (userAId === undefined || userBId === undefined) return
  await openRoom(db, { roomId, userAId, userBId, openedAt: new Date(openedAt), premium: true })
}
