import type { Asking } from '@anonchat/store'
import type { BroadcastContext } from '../../../out/broadcast/context.js'

/** What the handlers of broadcasts work with. */
export interface BroadcastsContext extends BroadcastContext {
  readonly asking: Asking
}
