import { z } from 'zod'
import { MemberId, Millis, SearchId, Trace, UserId } from './ids.js'

export const Gender = z.enum(['male', 'female', 'other'])
export type Gender = z.infer<typeof Gender>

export const AGE_MIN = 18
export const AGE_MAX = 99
const Age = z.number().int().min(AGE_MIN).max(AGE_MAX)

/** Whom a member would accept. Everybody: all genders, ages 18 to 99, any city. */
export const Wants = z
  .object({ genders: z.array(Gender).min(1).max(3), ageMin: Age, ageMax: Age, sameCity: z.boolean() })
  .refine((wants) => wants.ageMin <= wants.ageMax, { error: 'ageMin is above ageMax' })
export type Wants = z.infer<typeof Wants>

export const ANYBODY: Wants = {
  genders: ['male', 'female', 'other'],
  ageMin: AGE_MIN,
  ageMax: AGE_MAX,
  sameCity: false,
}

/** A member who looks for a partner. */
export const Ticket = z.object({
  memberId: MemberId,
  userId: UserId,
  gender: Gender,
  age: Age,
  /** Normalised, so that spellings of one city compare equal. */
  cityKey: z.string().min(1).max(64),
  isPremium: z.boolean(),
  wants: Wants,
  /** Never: those whom the member blocked, or who blocked the member. */
  blocked: z.array(MemberId).max(1_000),
  /** Not again, unless nobody else comes within a minute. */
  recent: z.array(MemberId).max(50),
})
export type Ticket = z.infer<typeof Ticket>

export const MatchRequest = z.object({
  type: z.literal('request'),
  trace: Trace,
  searchId: SearchId,
  /** When the member began to wait: the longest wait is served first. */
  since: Millis,
  /** When the search times out. */
  deadline: Millis,
  ticket: Ticket,
})
export type MatchRequest = z.infer<typeof MatchRequest>

export const MatchCancel = z.object({
  type: z.literal('cancel'),
  trace: Trace,
  searchId: SearchId,
  memberId: MemberId,
})
export type MatchCancel = z.infer<typeof MatchCancel>

export const MatchMessage = z.discriminatedUnion('type', [MatchRequest, MatchCancel])
export type MatchMessage = z.infer<typeof MatchMessage>
