import type { MemberRecord, Session, SessionFields } from '@anonchat/store'
import { type Bar, barText, type Texts } from '@anonchat/texts'
import { type Screen, words } from './screen.js'

/** What bars a member by their session, which is asked first; null when nothing does. A ban whose time is over does not. */
export function barIn(session: Session, now: number): Bar | null {
  const { banned, banReason, suspended, suspendedFor } = session
  if (banned === 'forever') return { kind: 'banned', until: null, reason: banReason }
  if (banned !== null && banned > now) return { kind: 'banned', until: new Date(banned), reason: banReason }
  return suspended ? { kind: 'suspended', reason: suspendedFor } : null
}

/** The same by the record. */
export function barOn(record: MemberRecord, now: number): Bar | null {
  const { isBanned, bannedUntil: until, banReason: reason } = record
  if (isBanned && (until === null || until.getTime() > now)) return { kind: 'banned', until, reason }
  return record.suspendedAt === null ? null : { kind: 'suspended', reason: record.suspendedFor }
}

/** How a bar stands in the session. */
export function barFields(bar: Bar): SessionFields {
  const why = bar.reason
  if (bar.kind === 'suspended') return { suspended: '1', ...(why === null ? {} : { suspended_for: why }) }
  const banned = String(bar.until?.getTime() ?? 'forever')
  return { banned, ...(why === null ? {} : { ban_reason: why }) }
}

/** Takes the keys away: none of them would work. */
export const barScreen = (texts: Texts, bar: Bar, supportContact: string | null): Screen =>
  words(barText(texts, bar, supportContact), { kind: 'remove-keyboard' })
