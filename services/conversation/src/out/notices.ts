import type { Envelope } from '@anonchat/contracts'
import { endedText, type Notice, openedText, type Session, type Sessions } from '@anonchat/store'
import { type Lang, nearestLang, t } from '@anonchat/texts'
import { type Aftermath, afterScreen, NOTHING_DONE } from '../domain/after-screens.js'
import { barIn, barScreen } from '../domain/bar.js'
import type { Limits, Turn } from '../domain/decision.js'
import { deleteSlot, type EndedRoom, type EndNotice, SEARCH_SLOT } from '../domain/effect.js'
import { endedScreen, openedScreen } from '../domain/notice-screens.js'
import { isPremium, isRegistered, shownOf } from '../domain/profile.js'
import type { Screen } from '../domain/screen.js'
import { type LengthenContext, lengthenRoom } from './premium/lengthen.js'
import type { Profiles } from './profiles.js'
import type { ShownPartners } from './shown.js'
import type { Timers } from './timers.js'

export interface NoticeContext extends LengthenContext {
  readonly sessions: Sessions
  readonly profiles: Profiles
  readonly timers: Timers
  readonly shown: ShownPartners
  readonly limits: Pick<Limits, 'supportContact'>
  readonly publish: (envelope: Envelope) => Promise<void>
}

/** Who is told, and the event on whose account. */
export interface Told {
  readonly memberId: number
  readonly lang: Lang
  readonly trace: string
}

type Opened = Extract<Notice, { kind: 'opened' }>

/**
 * Publishes what the session still has to tell about rooms. Before anything else of an event, so that nothing of a room
 * can overtake its opening. Whoever of the two comes first tells both; the keys make the second one harmless.
 */
export async function publishPending(context: NoticeContext, session: Session, to: Told): Promise<void> {
  for (const notice of session.pending) {
    if (notice.kind === 'opened') await tellOpened(context, session, notice, to)
    else {
      const { roomId, reason, by, text } = notice
      const instead = whyBarred(session, reason, to.lang, Date.now(), context.limits)
      for (const envelope of endedEnvelopes(roomId, reason, { ...to, by }, to.trace, instead))
        await context.publish(envelope)
      await context.sessions.settle([{ memberId: to.memberId, notices: [text] }])
    }
  }
}

async function tellOpened(
  context: NoticeContext,
  session: Session,
  notice: Opened,
  { memberId, lang, trace }: Told,
): Promise<void> {
  const { profiles, sessions, timers, shown, publish } = context
  const { roomId, partnerId } = notice
  const [me, partner] = [await profiles.get(memberId), await profiles.get(partnerId)]
  const sides = [
    { chatId: memberId, lang, sees: partner },
    { chatId: partnerId, lang: nearestLang(partner?.language), sees: me },
  ]
  for (const { chatId, lang: theirs, sees } of sides) {
    const common = { trace, chatId, lane: 'live', decidedAt: Date.now() } as const
    const person = isRegistered(sees) ? shownOf(sees) : null
    if (person !== null) await shown.note(roomId, chatId, person)
    const screen = openedScreen(person, theirs)
    await publish({
      ...common,
      key: `${roomId}/opened/${chatId}`,
      fence: { kind: 'opens', roomId },
      action: { kind: 'send', ...screen },
    })
    const gone = deleteSlot(chatId, SEARCH_SLOT)
    if (gone.kind === 'envelope')
      await publish({ ...common, key: `${roomId}/found/${chatId}`, action: gone.action })
  }
  if (session.state === 'chatting' && session.roomId === roomId) {
    await timers.set(memberId, session, trace)
    // Premium that came after the search began.
    const hasPremium = [me, partner].some((one) => one !== null && isPremium(one, Date.now()))
    if (hasPremium) await lengthenRoom(context, { memberId, trace }, session)
  }
  await sessions.settle([
    { memberId, notices: [notice.text] },
    { memberId: partnerId, notices: [openedText(roomId, memberId)] },
  ])
}

/** What a member whose own ban or suspension ended the room reads instead of the notice; null for anybody else. */
function whyBarred(
  session: Session,
  reason: string,
  lang: Lang,
  now: number,
  { supportContact }: NoticeContext['limits'],
): Screen | null {
  const bar = reason === 'banned' || reason === 'suspended' ? barIn(session, now) : null
  return bar === null ? null : barScreen(t(lang), bar, supportContact)
}

/** Tells at once those whose room ended by what this event did. */
export async function publishEnded(
  { sessions, timers, publish, limits }: NoticeContext,
  room: EndedRoom,
  tell: readonly EndNotice[],
  { memberId, trace, session, lang, now }: Turn,
): Promise<void> {
  for (const notice of tell) {
    // Whoever is moderated ends their room by an event of their own.
    const isOwn = notice.memberId === memberId
    const instead = isOwn ? whyBarred(session, room.reason, lang, now, limits) : null
    for (const envelope of endedEnvelopes(room.roomId, room.reason, notice, trace, instead))
      await publish(envelope)
  }
  timers.drop(room.roomId)
  const other = (told: number) => (told === memberId ? room.partnerId : memberId)
  await sessions.settle(
    tell.map((notice) => ({
      memberId: notice.memberId,
      notices: [endedText(room.roomId, room.reason, notice.by, other(notice.memberId))],
    })),
  )
}

/**
 * That the room ended, with the keys of the menu; then what can be done about it. Two messages, since one can have either
 * keys or buttons, and only one with buttons can be edited.
 */
function endedEnvelopes(
  roomId: string,
  reason: string,
  { memberId, lang, by }: EndNotice,
  trace: string,
  instead: Screen | null,
): readonly Envelope[] {
  const common = { trace, chatId: memberId, lane: 'live', decidedAt: Date.now() } as const
  const ended: Envelope = {
    ...common,
    key: `${roomId}/ended/${memberId}`,
    fence: { kind: 'closes', roomId },
    action: { kind: 'send', ...(instead ?? endedScreen(reason, by, lang)) },
  }
  if (instead !== null) return [ended]
  const done: Aftermath = { ...NOTHING_DONE, blocked: reason === 'blocked' && by === 'self' }
  const after: Envelope = {
    ...common,
    key: `${roomId}/after/${memberId}`,
    action: { kind: 'send', ...afterScreen(roomId, lang, done) },
  }
  return [ended, after]
}
