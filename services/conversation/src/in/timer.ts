import type { MemberTimer } from '@anonchat/contracts'
import { fromService, type Incoming } from './event.js'

export const readTimer = (event: MemberTimer): Incoming =>
  fromService(`${event.timer}-${event.roomId}`, event, {
    kind: event.timer === 'room-warning' ? 'room warning' : 'room expiry',
    roomId: event.roomId,
  })
