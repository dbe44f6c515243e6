import type { MemberUnreachable } from '@anonchat/contracts'
import { fromService, type Incoming } from './event.js'

export const readUnreachable = (event: MemberUnreachable): Incoming =>
  fromService(`unreachable-${event.trace}`, event, { kind: 'unreachable' })
