import type { MemberCallAsk } from '@anonchat/contracts'
import { fromService, type Incoming } from './event.js'

export const readCallAsk = (event: MemberCallAsk): Incoming =>
  fromService(`call-ask-${event.ask}`, event, {
    kind: 'call ask over',
    roomId: event.roomId,
    ask: event.ask,
  })
