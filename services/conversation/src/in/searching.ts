import type { MemberSearching } from '@anonchat/contracts'
import { fromService, type Incoming } from './event.js'

export const readSearching = (event: MemberSearching): Incoming =>
  fromService(`searching-${event.searchId}-${event.waitedMs}`, event, {
    kind: 'search progress',
    searchId: event.searchId,
    people: event.peopleSearching,
    waitedMs: event.waitedMs,
  })
