import type { MemberRecord } from '@anonchat/store'
import { barFields, barOn, barScreen } from '../bar.js'
import { type Decision, move, type Turn } from '../decision.js'
import { say } from '../effect.js'

/** The record bars a member of whose session nobody has said so. Null when it does not. */
export function barredByRecord(turn: Turn, record: MemberRecord): Decision | null {
  const bar = barOn(record, turn.now)
  if (bar === null) return null
  return move(
    { state: turn.session.state },
    { ...barFields(bar), ban_told: '1' },
    [],
    say(turn.memberId, barScreen(turn.texts, bar, turn.limits.supportContact)),
  )
}
