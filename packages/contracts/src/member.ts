import { z } from 'zod'
import { MemberId, Millis, RoomId, SearchId, Trace } from './ids.js'
import { MemberPremium } from './premium.js'

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
  timer: z.enum(['room-silence', 'room-warning', 'room-expiry']),
  roomId: RoomId,
  /** For the longer time that premium gives. */
  premium: z.boolean().optional(),
})

/** Items of an album stopped coming, or so it seems: it is sent unless there are more than `items` by now. */
export const MemberAlbum = z.object({
  type: z.literal('album'),
  ...about,
  /** Names the album: the trace of its first item. */
  album: Trace,
  items: z.number().int().positive(),
})

/** What the member said was not delivered: the partner's privacy settings refuse it, or Telegram does not take it. */
export const MemberRefused = z.object({
  type: z.literal('refused'),
  ...about,
  roomId: RoomId,
  /** Of the member's message, in their own chat. */
  messageId: z.number().int().positive(),
  /** The kind that the partner refuses; `not-taken` when it is Telegram. */
  what: z.enum(['voice', 'video_note', 'other', 'not-taken']),
})

/** A send found that the member cannot be written to. */
export const MemberUnreachable = z.object({
  type: z.literal('unreachable'),
  ...about,
  reason: z.enum(['blocked', 'deactivated', 'not-started', 'chat-not-found']),
})

/**
 * Moderators decided something about the member. What holds stands in the record and the session already; this ends what
 * the member is doing and tells them.
 */
export const MemberModerated = z.object({
  type: z.literal('moderated'),
  ...about,
  /** `lifted`: a ban or suspension; `thanked`: for a report; `deleted`: all that is kept of them is to go. */
  what: z.enum(['banned', 'suspended', 'lifted', 'warned', 'thanked', 'deleted']),
  /** Of a ban; null for ever, and with anything else. */
  until: Millis.nullable(),
  /** In the words that the member reads; of a suspension the category of the reports. */
  reason: z.string().min(1).max(512).nullable(),
})
/** A member reported their partner from inside a video call of the room. */
export const MemberCallReport = z.object({
  type: z.literal('call-report'),
  ...about,
  roomId: RoomId,
  category: z.enum(['spam', 'harassment', 'sexual', 'minor', 'fraud', 'other']),
  words: z.string().min(1).max(1_000).optional(),
})

/** A request of the member's for a video call is a minute old. */
export const MemberCallAsk = z.object({
  type: z.literal('call-ask'),
  ...about,
  roomId: RoomId,
  /** Names the request. */
  ask: z.string().min(1).max(120),
})

/** All that arrives in a member's mailbox, in order, one thing at a time. */
export const MemberEvent = z.discriminatedUnion('type', [
  MemberUpdate,
  MemberMatched,
  MemberTimeout,
  MemberSearching,
  MemberTimer,
  MemberAlbum,
  MemberRefused,
  MemberUnreachable,
  MemberModerated,
  MemberCallReport,
  MemberCallAsk,
  MemberPremium,
])
export type MemberUpdate = z.infer<typeof MemberUpdate>
export type MemberMatched = z.infer<typeof MemberMatched>
export type MemberTimeout = z.infer<typeof MemberTimeout>
export type MemberSearching = z.infer<typeof MemberSearching>
export type MemberTimer = z.infer<typeof MemberTimer>
export type MemberAlbum = z.infer<typeof MemberAlbum>
export type MemberRefused = z.infer<typeof MemberRefused>
export type MemberUnreachable = z.infer<typeof MemberUnreachable>
export type MemberModerated = z.infer<typeof MemberModerated>
export type MemberCallAsk = z.infer<typeof MemberCallAsk>
export type MemberCallReport = z.infer<typeof MemberCallReport>
export type MemberEvent = z.infer<typeof MemberEvent>
