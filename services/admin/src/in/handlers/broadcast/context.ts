import type { Asking, BroadcastRecord } from '@anonchat/store'
import type { BroadcastContext } from '../../../out/broadcast/context.js'

/** What the handlers of broadcasts work with. */
export interface BroadcastsContext extends BroadcastContext {
  readonly asking: Asking
  /** The operator allows paid broadcasts. */
  readonly paid: boolean
}

/** Whether this admin may change a broadcast: a draft is its writer's, what was sent off is everybody's. */
export const mayChange = ({ status, adminId }: BroadcastRecord, by: number): boolean =>
  status !== 'draft' || adminId === by
