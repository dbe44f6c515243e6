import type { MemberEvent } from '@anonchat/contracts'
import { readAlbumDue } from './album.js'
import { readCallAsk } from './call-ask.js'
import { readCallReport } from './call-report.js'
import type { Incoming } from './event.js'
import { readMatched } from './matched.js'
import { readModerated } from './moderated.js'
import { readPremium } from './premium.js'
import { readRefused } from './refused.js'
import { readSearching } from './searching.js'
import { readTimeout } from './timeout.js'
import { readTimer } from './timer.js'
import { readUnreachable } from './unreachable.js'
import { readUpdate } from './update.js'

/** What an event of the mailbox means; null when it cannot be read. */
export function readEvent(event: MemberEvent): Incoming | null {
  switch (event.type) {
    case 'update':
      return readUpdate(event)
    case 'matched':
      return readMatched(event)
    case 'timeout':
      return readTimeout(event)
    case 'searching':
      return readSearching(event)
    case 'timer':
      return readTimer(event)
    case 'album':
      return readAlbumDue(event)
    case 'refused':
      return readRefused(event)
    case 'premium':
      return readPremium(event)
    case 'unreachable':
      return readUnreachable(event)
    case 'moderated':
      return readModerated(event)
    case 'call-ask':
      return readCallAsk(event)
    case 'call-report':
      return readCallReport(event)
  }
}
