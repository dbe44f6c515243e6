import { readSession, type Session } from '@anonchat/store'
import type { Turn } from '../domain/decision.js'
import { say } from '../domain/effect.js'
import { withKeys } from '../domain/questions.js'
import { type PerformContext, perform } from '../out/perform.js'
import { memoOf } from './memo.js'

const BAN_FIELDS = ['banned', 'ban_reason', 'ban_told'] as const

/**
 * Ends a ban whose time is over, and welcomes back whoever was told of it; does nothing about any other session. The move has
 * a key of its own, so that a crash after it repeats what follows.
 * @returns the session that the event is about
 */
export async function endBan(context: PerformContext, event: Turn): Promise<Session> {
  const { sessions } = context
  const { session, memberId, lang, texts, now } = event
  const turn = { ...event, key: `${event.key}/over` }
  const memo = memoOf(session, turn.key)
  const before = memo === null ? session : readSession(memo.before)
  const { state, banned, banTold, suspended } = before
  if (typeof banned !== 'number' || banned > now) return session
  const { outcome } =
    memo ??
    (await sessions.move({
      memberId,
      key: turn.key,
      act: 'end-ban',
      guard: { banned: String(banned) },
      set: {},
      drop: BAN_FIELDS,
    }))
  if (outcome.kind === 'moved') {
    const welcome = say(memberId, withKeys(state, lang, texts.moderation.over()))
    await perform(context, turn, [{ kind: 'end-ban' }, ...(banTold && !suspended ? [welcome] : [])])
  }
  return await sessions.read(memberId)
}
