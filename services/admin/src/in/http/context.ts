import type { Logger } from '@anonchat/runtime'
import type { BroadcastContext } from '../../out/broadcast/context.js'
import type { OperationContext } from '../../out/operations/context.js'
import type { ReadStats } from '../../out/stats.js'

/** What operators work with over HTTP: the same operations as admins in the chat. */
export interface OperatorContext {
  readonly operations: OperationContext
  readonly broadcasts: BroadcastContext
  readonly readStats: ReadStats
  readonly log: Logger
  readonly now: () => number
}
