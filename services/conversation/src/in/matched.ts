import type { MemberMatched } from '@anonchat/contracts'
import { fromService, type Incoming } from './event.js'

/** The session says so already, and has the notice pending: it is published at the start of this event as of any other. */
export const readMatched = (event: MemberMatched): Incoming =>
  fromService(`matched-${event.roomId}`, event, { kind: 'matched' })
