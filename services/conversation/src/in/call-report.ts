import type { MemberCallReport } from '@anonchat/contracts'
import { fromService, type Incoming } from './event.js'

/** The same as pressing the category under the question what is to be reported. */
export const readCallReport = (event: MemberCallReport): Incoming =>
  fromService(`call-report-${event.roomId}-${event.trace}`, event, {
    kind: 'category button',
    roomId: event.roomId,
    category: event.category,
    messageId: null,
    ...(event.words === undefined ? {} : { words: event.words }),
  })
