import { z } from 'zod'

const Fields = z.union([
  z.record(z.string(), z.string()),
  // Lua encodes an empty table as a list.
  z.array(z.never()).transform((): Record<string, string> => ({})),
])

/** What a move gave, and the session that it left: a redelivered event goes on from here instead of moving again. */
export const Memo = z.object({
  act: z.string(),
  before: Fields,
  outcome: z.object({
    kind: z.enum(['moved', 'refused']),
    /** The state that was found. */
    state: z.string(),
    /** Whether this is what ended the room. */
    ended: z.boolean().optional(),
    /** Ended rooms only. */
    partner_lang: z.string().optional(),
    /** Ended rooms only: the partner was in the room until now, and is to be told. */
    partner_told: z.boolean().optional(),
  }),
})
export type Memo = z.infer<typeof Memo>
export type MoveOutcome = Memo['outcome']

/** Null when it is not one. */
export function readMemo(json: string): Memo | null {
  try {
    const parsed = Memo.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export const parseMemo = (json: unknown): Memo => Memo.parse(JSON.parse(z.string().parse(json)))
