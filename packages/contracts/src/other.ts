import { z } from 'zod'
import { MemberId, Millis, Trace } from './ids.js'

/** A command or a button of an admin, or the answer to what the admin service asked, as it came. */
export const AdminCommand = z.object({
  trace: Trace,
  adminId: MemberId,
  botId: z.number().int().positive(),
  updateId: z.number().int().nonnegative(),
  receivedAt: Millis,
  update: z.record(z.string(), z.unknown()),
})
export type AdminCommand = z.infer<typeof AdminCommand>

/** What could not be handled. The shape of the payload, never its words: strings are given by their length. */
export const DeadLetter = z.object({
  stream: z.string(),
  subject: z.string(),
  reason: z.enum(['unparsable', 'exhausted', 'refused-by-telegram']),
  error: z.string().max(2_000),
  trace: Trace.optional(),
  deliveries: z.number().int().nonnegative(),
  at: Millis,
  shape: z.unknown(),
})
export type DeadLetter = z.infer<typeof DeadLetter>
