import type { Envelope } from '@anonchat/contracts'
import { endedText, type Notice, openedText, type Session, type Sessions } from '@anonchat/store'
import { type Lang, nearestLang } from '@anonchat/texts'
import { deleteSlot, type EndedRoom, type EndNotice, SEARCH_SLOT } from '../domain/effect.js'
import { endedScreen, openedScreen } from '../domain/notice-screens.js'
import { isRegistered, shownOf } from '../domain/profile.js'
import type { Profiles } from './profiles.js'
import type { Timers } from './timers.js'

export interface NoticeContext {
  readonly sessions: Sessions
  readonly profiles: Profiles
  readonly timers: Timers
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
      await context.publish(
        endedEnvelope(roomId, reason, { memberId: to.memberId, lang: to.lang, by }, to.trace),
      )
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
  const { profiles, sessions, timers, publish } = context
  const { roomId, partnerId } = notice
  const [me, partner] = [await profiles.get(memberId), await profiles.get(partnerId)]
  const sides = [
    { chatId: memberId, lang, sees: partner },
    { chatId: partnerId, lang: nearestLang(partner?.language), sees: me },
  ]
  for (const { chatId, lang: theirs, sees } of sides) {
    const common = { trace, chatId, lane: 'live', decidedAt: Date.now() } as const
    const screen = openedScreen(isRegistered(sees) ? shownOf(sees) : null, theirs)
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
  if (session.state === 'chatting' && session.roomId === roomId) await timers.set(memberId, session, trace)
  await sessions.settle([
    { memberId, notices: [notice.text] },
    { memberId: partnerId, notices: [openedText(roomId, memberId)] },
  ])
}

/** Tells at once those whose room ended by what this event did. */
export async function publishEnded(
  { sessions, timers, publish }: NoticeContext,
  room: EndedRoom,
  tell: readonly EndNotice[],
  { memberId, trace }: Told,
): Promise<void> {
  for (const notice of tell) await publish(endedEnvelope(room.roomId, room.reason, notice, trace))
  timers.drop(room.roomId)
  const other = (told: number) => (told === memberId ? room.partnerId : memberId)
  await sessions.settle(
    tell.map((notice) => ({
      memberId: notice.memberId,
      notices: [endedText(room.roomId, room.reason, notice.by, other(notice.memberId))],
    })),
  )
}

function endedEnvelope(roomId: string, reason: string, notice: EndNotice, trace: string): Envelope {
  const { memberId, lang, by } = notice
  return {
    key: `${roomId}/ended/${memberId}`,
    trace,
    chatId: memberId,
    lane: 'live',
    decidedAt: Date.now(),
    fence: { kind: 'closes', roomId },
    action: { kind: 'send', ...endedScreen(reason, by, lang) },
  }
}
