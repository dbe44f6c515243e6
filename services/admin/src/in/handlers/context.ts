import type { Publisher } from '@anonchat/bus'
import type { Logger } from '@anonchat/runtime'
import type { Asking, Database, Redis } from '@anonchat/store'
import type { OperationContext } from '../../out/operations/context.js'
import type { ReadStats } from '../../out/stats.js'

/** What handlers work with; each takes what it needs. */
export interface HandlerContext {
  readonly db: Database
  readonly redis: Redis
  readonly publish: Publisher
  readonly asking: Asking
  readonly log: Logger
  readonly now: () => number
  readonly admins: ReadonlySet<number>
  readonly operations: OperationContext
  readonly readStats: ReadStats
}
