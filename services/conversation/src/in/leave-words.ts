import type { Session } from '@anonchat/store'
import { leavesWords } from '../domain/asked-words.js'
import type { Turn } from '../domain/decision.js'
import type { PerformContext } from '../out/perform.js'

/** A member who was asked for words about a report and does something else is asked no more. Harmless when repeated. */
export async function leaveWords({ sessions }: PerformContext, turn: Turn): Promise<Session> {
  const { session, input, memberId, key } = turn
  if (!leavesWords(session, input)) return session
  const { roomId, until } = session.reporting ?? { roomId: '', until: 0 }
  await sessions.move({
    memberId,
    key: `${key}/words`,
    act: 'leave-words',
    guard: { reporting: `${roomId}:${until}` },
    set: {},
    drop: ['reporting'],
  })
  return await sessions.read(memberId)
}
