import type { Redis } from 'ioredis'
import { z } from 'zod'
import { sendOutcomeKey } from '../keys.js'

/** Whoever waits for it waits for seconds; who was cut short and asks again does so within minutes. */
const TTL_MS = 15 * 60_000

/** What came of an envelope whose outcome somebody waits for. */
export const SendOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), messageIds: z.array(z.number().int().positive()) }),
  /** Telegram does not take it, in its words. */
  z.object({ kind: z.literal('refused'), why: z.string() }),
  /** The chat cannot be written to. */
  z.object({ kind: z.literal('unreachable') }),
])
export type SendOutcome = z.infer<typeof SendOutcome>

/** What came of envelopes, by their keys: noted by the relay, read by who decided to send. */
export interface SendOutcomes {
  note(envelopeKey: string, outcome: SendOutcome): Promise<void>
  /** Null while nothing is known (any more). */
  find(envelopeKey: string): Promise<SendOutcome | null>
}

export function openSendOutcomes(redis: Redis): SendOutcomes {
  return {
    note: async (envelopeKey, outcome) => {
      await redis.set(sendOutcomeKey(envelopeKey), JSON.stringify(outcome), 'PX', TTL_MS)
    },
    find: async (envelopeKey) => {
      const stored = await redis.get(sendOutcomeKey(envelopeKey))
      return stored === null ? null : SendOutcome.parse(JSON.parse(stored))
    },
  }
}
