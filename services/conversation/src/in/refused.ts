import type { MemberRefused } from '@anonchat/contracts'
import { fromService, type Incoming } from './event.js'

export const readRefused = (event: MemberRefused): Incoming =>
  fromService(`refused-${event.roomId}-${event.messageId}`, event, {
    kind: 'unwanted kind',
    roomId: event.roomId,
    what: event.what,
  })
