import type { Memo, Sessions } from '@anonchat/store'
import type { Decision, Turn } from '../domain/decision.js'
import type { ActName } from '../domain/table.js'

type Moving = Extract<Decision, { kind: 'move' }>

/** Moves the session as decided, once for each event. `userId` comes with a registration. */
export async function moveSession(
  sessions: Sessions,
  turn: Turn,
  act: ActName,
  { move }: Moving,
  userId: number | null,
): Promise<Memo> {
  const common = { memberId: turn.memberId, key: turn.key, act }
  switch (move.kind) {
    case 'move': {
      const { guard, set, drop } = move
      const registered = userId === null ? set : { ...set, user: String(userId) }
      return await sessions.move({ ...common, guard, set: registered, drop })
    }
    case 'end-room': {
      const { roomId, partnerId, reason, by, set, told } = move
      return await sessions.endRoom({ ...common, roomId, partnerId, reason, by, set, told })
    }
  }
}
