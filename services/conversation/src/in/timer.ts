import type { MemberTimer } from '@anonchat/contracts'
import { fromService, type Incoming } from './event.js'

const KINDS = {
  'room-silence': 'room silence',
  'room-warning': 'room warning',
  'room-expiry': 'room expiry',
} as const

export const readTimer = (event: MemberTimer): Incoming =>
  fromService(`${event.timer}-${event.roomId}${event.premium === true ? '-long' : ''}`, event, {
    kind: KINDS[event.timer],
    roomId: event.roomId,
    // A timer of an older version says nothing: it was the only one of its room.
    premium: event.premium ?? true,
  })
