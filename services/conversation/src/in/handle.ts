import type { Delivery } from '@anonchat/bus'
import { type Memo, readSession, type Session } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import type { Limits, Turn } from '../domain/decision.js'
import type { Album } from '../domain/input.js'
import { comesAfterAlbum, floodEffects, isAnswered, route } from '../domain/route.js'
import { ACT_ABOUT, type ActName } from '../domain/table.js'
import type { Activity } from '../out/activity.js'
import { readAlbum } from '../out/albums.js'
import { publishPending } from '../out/notices.js'
import { perform } from '../out/perform.js'
import { type RestoreContext, restoreSession } from '../out/restore.js'
import { type CarryOutContext, carryOut } from './carry-out.js'
import { endBan } from './end-ban.js'
import { endLostSearch } from './end-lost-search.js'
import type { Incoming } from './event.js'
import { leaveWords } from './leave-words.js'
import { memoOf } from './memo.js'
import { type StandingContext, takeStanding } from './take-standing.js'

export interface HandleContext extends CarryOutContext, RestoreContext, StandingContext {
  readonly limits: Limits & { readonly muteMs: number }
  readonly activity: Activity
}

/** What became of an event, for the metrics: an act, or why there was none. */
export type Outcome = ActName | 'repeated' | 'muted'

/**
 * Handles one event of one member. Whatever step a crash comes after, the redelivery goes on from the same session to the
 * same effects with the same keys.
 */
export async function handleIncoming(
  context: HandleContext,
  incoming: Incoming,
  { sequence }: Delivery,
): Promise<Outcome> {
  const { sessions, limits } = context
  const { key, memberId, doneAt, charge, group } = incoming
  const now = Date.now()
  const begun = await sessions.begin({ memberId, key, sequence, doneAt, charge, group })
  if (begun.kind === 'repeated') return 'repeated'
  if (charge !== 'none') context.activity.seen(memberId)
  const session = await currentSession(context, begun.session, incoming, now)
  if (session.pending.length > 0) await publishPending(context, session, told(session, incoming))

  const memo = memoOf(session, key)
  const before = memo === null ? session : readSession(memo.before)
  const album = begun.album === null ? null : readAlbum(begun.album)
  const turn = turnOf(incoming, before, now, limits, album)
  const routed = actOf(memo) ?? route(before, incoming.input, now)
  const act = isAnswered(begun.flood, routed) ? 'nothing' : routed
  await answerButton(context, turn, act, incoming.callbackQueryId)
  if (memo === null && (begun.flood === 'mute' || begun.flood === 'drop')) {
    await perform(context, turn, floodEffects(begun.flood, turn, limits.muteMs))
    return 'muted'
  }
  if (album !== null && comesAfterAlbum(turn, act))
    await perform(context, turn, [{ kind: 'send-album', album }])
  await carryOut(context, turn, act, session, memo)
  if (act === 'relay' || act === 'relay-dice') context.activity.said()
  // Under a key of its own, so that it takes no other's place.
  if (begun.flood === 'warn')
    await perform(context, { ...turn, key: `${key}/flood` }, floodEffects('warn', turn, limits.muteMs))
  return act
}

/** The session that the event is about: one that was lost is rebuilt, one in a lost search leaves it, and a ban ends. */
async function currentSession(
  context: HandleContext,
  found: Session,
  incoming: Incoming,
  now: number,
): Promise<Session> {
  // What this event began is not over before the event is done.
  if (memoOf(found, incoming.key) !== null) return found
  const there = found.state === 'new' ? await restoreSession(context, found, incoming) : found
  const standing = await takeStanding(context, there, incoming)
  const turn = (session: Session) => turnOf(incoming, session, now, context.limits)
  const unbanned = incoming.charge === 'none' ? standing : await endBan(context, turn(standing))
  const asked = incoming.charge === 'none' ? unbanned : await leaveWords(context, turn(unbanned))
  return await endLostSearch(context, turn(asked))
}

const isAct = (name: string): name is ActName => Object.hasOwn(ACT_ABOUT, name)

const actOf = (memo: Memo | null): ActName | null => (memo !== null && isAct(memo.act) ? memo.act : null)

const langOf = (session: Session, { languageTag }: Incoming) => nearestLang(session.lang ?? languageTag)

const told = (session: Session, incoming: Incoming) => ({
  memberId: incoming.memberId,
  lang: langOf(session, incoming),
  trace: incoming.trace,
})

function turnOf(
  incoming: Incoming,
  session: Session,
  now: number,
  limits: Limits,
  album: Album | null = null,
): Turn {
  const { key, trace, memberId, at, username, input } = incoming
  const lang = langOf(session, incoming)
  return { key, trace, memberId, username, lang, texts: t(lang), at, now, session, album, input, limits }
}

/** At once, before anything that may take its time: the button waits for it. */
async function answerButton(
  { bus }: HandleContext,
  { trace, now, texts }: Turn,
  act: ActName,
  callbackQueryId: string | null,
): Promise<void> {
  if (callbackQueryId === null) return
  const answer = { kind: 'callback', trace, decidedAt: now, callbackQueryId } as const
  const text = act === 'old-button' ? { text: texts.general.oldButton() } : {}
  await bus.answer({ ...answer, ...text }, `${trace}/answer`)
}
