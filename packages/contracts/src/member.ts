import { z } from 'zod'
import { MemberId, Millis, RoomId, SearchId, Trace } from './ids.js'

const about = { memberId: MemberId, trace: Trace }

/** An update of Telegram as it came. Who handles it parses it again with the schemas of packages/telegram. */
export const MemberUpdate = z.object({
  type: z.literal('update'),
  ...about,
  botId: z.number().int().positive(),
  /** Compare for equality only: Telegram may restart the numbering at random. */
  updateId: z.number().int().nonnegative(),
  receivedAt: Millis,
  update: z.record(z.string(), z.unknown()),
})

/** A room was opened for the member; the session already says so. */
export const MemberMatched = z.object({
  type: z.literal('matched'),
  ...about,
  roomId: RoomId,
  partnerId: MemberId,
})

/** Nobody was found in time; the session is idle again. */
export const MemberTimeout = z.object({ type: z.literal('timeout'), ...about, searchId: SearchId })

/** How the search goes: shown by editing one message. */
export const MemberSearching = z.object({
  type: z.literal('searching'),
  ...about,
  searchId: SearchId,
  peopleSearching: z.number().int().nonnegative(),
  waitedMs: Millis,
})

export const MemberTimer = z.object({
  type: z.literal('timer'),
  ...about,
  timer: z.enum(['room-warning', 'room-expiry']),
  roomId: RoomId,
})

/** A send found that the member cannot be written to. */
export const MemberUnreachable = z.object({
  type: z.literal('unreachable'),
  ...about,
  reason: z.enum(['blocked', 'deactivated', 'not-started', 'chat-not-found']),
})

/** All that arrives in a member's mailbox, in order, one thing at a time. */
export const MemberEvent = z.discriminatedUnion('type', [
  MemberUpdate,
  MemberMatched,
  MemberTimeout,
  MemberSearching,
  MemberTimer,
  MemberUnreachable,
])
export type MemberUpdate = z.infer<typeof MemberUpdate>
export type MemberMatched = z.infer<typeof MemberMatched>
export type MemberTimeout = z.infer<typeof MemberTimeout>
export type MemberSearching = z.infer<typeof MemberSearching>
export type MemberTimer = z.infer<typeof MemberTimer>
export type MemberUnreachable = z.infer<typeof MemberUnreachable>
export type MemberEvent = z.infer<typeof MemberEvent>
