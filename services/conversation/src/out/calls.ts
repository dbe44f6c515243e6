import type { Publisher } from '@anonchat/bus'
import type { CallAnswer, CallAsks, Sessions } from '@anonchat/store'
import { nearestLang } from '@anonchat/texts'
import { answeredEffects, askedEffects, premiumScreen, type Reader } from '../domain/call-screens.js'
import type { Turn } from '../domain/decision.js'
import { type CallableRoom, type Effect, type EndedRoom, say } from '../domain/effect.js'
import { isPremium } from '../domain/profile.js'
import { type Screen, words } from '../domain/screen.js'
import type { Profiles } from './profiles.js'
import type { Timers } from './timers.js'

export interface CallContext {
  readonly sessions: Sessions
  readonly profiles: Profiles
  readonly timers: Timers
  readonly bus: Publisher
  readonly asks: CallAsks
  /** The operator has set up video calls. */
  readonly hasCalls: boolean
  readonly countCall: (outcome: string) => void
}

/** How answers are counted. */
const OUTCOMES = {
  yes: 'accepted',
  no: 'declined',
  never: 'declined-for-good',
  back: 'taken-back',
  over: 'unanswered',
} as const satisfies Record<CallAnswer, string>

type Perform = (turn: Turn, effects: readonly Effect[]) => Promise<void>
type CallEffect = Extract<Effect, { kind: 'ask-call' | 'answer-call' }>

/** Asks for a video call, and answers. What is told has keys of the event: repeated, it is the same. */
export async function performCall(
  context: CallContext,
  turn: Turn,
  effect: CallEffect,
  perform: Perform,
): Promise<void> {
  if (effect.kind === 'ask-call') return await perform(turn, await askCall(context, turn, effect.room))
  const { asks } = context
  const { memberId, key, now } = turn
  const { roomId, ask, answer, room } = effect
  const answered = await asks.answer({ roomId, ask, who: memberId, answer, key, now })
  if (answered.kind === 'late') return
  context.countCall(OUTCOMES[answer])
  const { from, to } = answered
  await perform(
    turn,
    answeredEffects(answer, await readerOf(context, turn, from), await readerOf(context, turn, to)),
  )
  if (answer === 'yes' && room !== null) await requestCall(context, turn, room, ask, from)
}

const readerOf = async ({ sessions }: CallContext, turn: Turn, memberId: number): Promise<Reader> => ({
  memberId,
  lang: memberId === turn.memberId ? turn.lang : nearestLang((await sessions.read(memberId)).lang),
})

async function askCall(context: CallContext, turn: Turn, room: CallableRoom): Promise<readonly Effect[]> {
  const { asks, timers, hasCalls, countCall } = context
  const { memberId, key: ask, texts, lang, now, trace } = turn
  const { roomId, partnerId } = room
  const refuse = (outcome: string, screen: Screen): readonly Effect[] => {
    countCall(outcome)
    return [say(memberId, screen)]
  }
  if (!hasCalls) return refuse('not-available', words(texts.calls.notAvailable()))
  if (!(await isPaidFor(context, memberId, room, now))) return refuse('needs-premium', premiumScreen(lang))
  if (!(await asks.mayAsk(memberId, ask, now))) return refuse('too-often', words(texts.calls.tooOften()))
  const asked = await asks.ask({ roomId, ask, from: memberId, to: partnerId, now })
  const [me, partner] = [await readerOf(context, turn, memberId), await readerOf(context, turn, partnerId)]
  countCall(asked.kind === 'crossed' ? OUTCOMES.yes : asked.kind)
  if (asked.kind === 'crossed') {
    await requestCall(context, turn, room, asked.ask, partnerId)
    return answeredEffects('yes', partner, me)
  }
  if (asked.kind === 'asked') await timers.askCall(memberId, roomId, ask, trace)
  return askedEffects(asked, room, ask, me, partner)
}

/** One of the two is premium now, or was when the room opened. */
async function isPaidFor(
  { profiles }: CallContext,
  memberId: number,
  { partnerId, premium }: CallableRoom,
  now: number,
): Promise<boolean> {
  if (premium) return true
  const records = [await profiles.get(memberId), await profiles.get(partnerId)]
  return records.some((record) => record !== null && isPremium(record, now))
}

/** Both said yes: video-call makes the call and gives both its button. */
async function requestCall(
  context: CallContext,
  turn: Turn,
  room: CallableRoom,
  ask: string,
  from: number,
): Promise<void> {
  const { memberId, trace, now } = turn
  const { roomId, partnerId } = room
  const a = await readerOf(context, turn, from)
  const b = await readerOf(context, turn, from === memberId ? partnerId : memberId)
  const endsAt = context.timers.endOf(room)
  await context.bus.call({ type: 'request', trace, roomId, ask, a, b, endsAt, at: now })
}

const REASONS: Readonly<Record<string, 'expired' | 'moderated'>> = {
  expired: 'expired',
  banned: 'moderated',
  suspended: 'moderated',
}

/** A room has ended: so does the call in it. */
export async function endCallOf(
  { bus, hasCalls }: CallContext,
  { roomId, reason }: Pick<EndedRoom, 'roomId' | 'reason'>,
  { trace, now }: Turn,
): Promise<void> {
  if (!hasCalls) return
  await bus.call({ type: 'room-ended', trace, roomId, reason: REASONS[reason] ?? 'chat-ended', at: now })
}

/** A member has reported the other one: the call is over, and only they are told why. */
export async function endReportedCall(
  { bus, hasCalls }: CallContext,
  roomId: string,
  { trace, now, memberId }: Turn,
): Promise<void> {
  if (hasCalls)
    await bus.call({ type: 'room-ended', trace, roomId, reason: 'reported', by: memberId, at: now })
}
