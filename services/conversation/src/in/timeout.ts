import type { MemberTimeout } from '@anonchat/contracts'
import { fromService, type Incoming } from './event.js'

export const readTimeout = (event: MemberTimeout): Incoming =>
  fromService(`timeout-${event.searchId}`, event, { kind: 'search timeout', searchId: event.searchId })
