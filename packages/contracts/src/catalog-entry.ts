import type { z } from 'zod'
import type { StreamName } from './streams.js'

/** A message of the bus, for docs/messages.md and the test that parses every example. */
export interface ContractEntry {
  /** `<p>` and `<s>` stand for a partition, 0 to 63. */
  readonly subject: string
  /** Null where it is not stored: whoever listens at the moment gets it. */
  readonly stream: StreamName | null
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly about: string
  readonly schema: z.ZodType
  readonly example: unknown
}
