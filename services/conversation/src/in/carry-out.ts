import type { Memo, Session } from '@anonchat/store'
import { ACTS } from '../domain/acts/index.js'
import type { Turn } from '../domain/decision.js'
import type { ActName } from '../domain/table.js'
import { type FactContext, lookUp } from '../out/facts.js'
import { moveSession } from '../out/move.js'
import { publishPending } from '../out/notices.js'
import { type PerformContext, perform } from '../out/perform.js'
import { register } from '../out/register.js'
import { isTakenBack, takeBackSearch } from './take-back-search.js'

export type CarryOutContext = FactContext & PerformContext

type Moving = Parameters<typeof moveSession>[3]

/**
 * Carries out an act: moves the session once, then has the effects.
 * @param session as it is now; the turn's is as it was before the event
 * @param memo what an earlier try of the event did
 */
export async function carryOut(
  context: CarryOutContext,
  turn: Turn,
  act: ActName,
  session: Session,
  memo: Memo | null,
): Promise<void> {
  if (isTakenBack(session, turn)) return
  const { needs, decide } = ACTS[act]
  const decision = decide(turn, await lookUp(context, turn, needs))
  if (memo !== null && (await takeBackSearch(context, turn, act, session, memo, decision))) return
  if (decision.kind === 'effects') return await perform(context, turn, decision.effects)
  const { outcome } = memo ?? (await move(context, turn, act, decision))
  // The session was not as it was read: somebody else moved it, and what they did is told first.
  if (outcome.kind === 'refused') {
    const current = await context.sessions.read(turn.memberId)
    await publishPending(context, current, { memberId: turn.memberId, lang: turn.lang, trace: turn.trace })
  }
  await perform(context, turn, decision.effects(outcome))
}

async function move(context: CarryOutContext, turn: Turn, act: ActName, decision: Moving): Promise<Memo> {
  const { sessions } = context
  const answers = decision.register
  const userId = answers === undefined ? null : await register(context, turn, answers)
  return await moveSession(sessions, turn, act, decision, userId)
}
