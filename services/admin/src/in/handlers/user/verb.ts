import type { ButtonAsk } from '../../../domain/ask.js'
import type { Reply } from '../../../out/reply.js'
import type { Work } from '../../handler.js'

/** A member whose card was pressed. */
export interface Of {
  readonly userId: number
  /** The Telegram id. */
  readonly memberId: number
  readonly language: string | null
}

/**
 * What a button of a card does. Null for more than it knows to read: it is out of date. The member is looked up when
 * the work runs.
 */
export type VerbHandler = (
  ask: ButtonAsk,
  reply: Reply,
  more: readonly string[],
) => ((of: Of) => ReturnType<Work>) | null
