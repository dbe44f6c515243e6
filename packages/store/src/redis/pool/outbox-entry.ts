import { MemberId, Millis, RoomId, SearchId, Trace, UserId } from '@anonchat/contracts'
import { z } from 'zod'

const digits = z.string().regex(/^\d+$/).transform(Number)

const Side = z.object({
  memberId: digits.pipe(MemberId),
  userId: digits.pipe(UserId),
  trace: Trace,
  searchId: SearchId,
  waitedMs: Millis,
})

/** Two members have a room: both are to be told, and the room is to be recorded. */
const MatchedEntry = z.object({
  kind: z.literal('matched'),
  /** The room. */
  id: RoomId,
  premium: z.boolean(),
  openedAt: digits.pipe(Millis),
  /** Both were told; the record is left to do. */
  published: z.boolean(),
  /** Who waited in the pool, then who came. */
  sides: z.tuple([Side, Side]),
})
export type MatchedEntry = z.infer<typeof MatchedEntry>

/** A search is over without a partner: the member is to be told. */
const TimeoutEntry = z.object({
  kind: z.literal('timeout'),
  id: z.string(),
  memberId: digits.pipe(MemberId),
  trace: Trace,
  searchId: SearchId,
})
export type TimeoutEntry = z.infer<typeof TimeoutEntry>

export const OutboxEntry = z.discriminatedUnion('kind', [MatchedEntry, TimeoutEntry])
/** What a script decided and what has yet to be told or recorded. */
export type OutboxEntry = z.infer<typeof OutboxEntry>

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' })
    return z.NEVER
  }
})

export const MatchedJson = json.pipe(MatchedEntry)
export const TimeoutJson = json.pipe(TimeoutEntry)
export const OutboxJson = json.pipe(OutboxEntry)
