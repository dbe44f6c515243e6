import type { Publisher } from '@anonchat/bus'
import type { Producer } from '@anonchat/queue'
import type { Logger } from '@anonchat/runtime'
import type { Database, Parcels, SendOutcomes, SentMessages } from '@anonchat/store'
import type { FindAdmin } from '../admins.js'

/** What broadcasts are driven with. */
export interface BroadcastContext {
  readonly db: Database
  readonly publish: Publisher
  readonly parcels: Parcels
  /** The queue that the relay works parcels off from, and the one that drives each broadcast. */
  readonly bulk: Pick<Producer<'bulk'>, 'add'>
  readonly broadcasts: Pick<Producer<'broadcasts'>, 'add' | 'remove'>
  /** Sends in bulk a second, 0 for no limit. */
  readonly perSecond: number
  /** The operator allows paid broadcasts. */
  readonly paid: boolean
  /** Who may act as an admin now, and those of whom that is asked. */
  readonly findAdmin: FindAdmin
  readonly admins: ReadonlySet<number>
  /** What came of what was shown, and which message it is. */
  readonly outcomes: Pick<SendOutcomes, 'find'>
  readonly sent: Pick<SentMessages, 'inSlot'>
  readonly log: Logger
  readonly now: () => number
}
