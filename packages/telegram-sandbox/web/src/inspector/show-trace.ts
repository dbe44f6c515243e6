import { openTab } from '../state/frame.js'
import { shownTrace } from '../state/traffic.js'
import { followsNewest } from './way/follow-newest.js'

/** Shows the way of a message: `trace` is of an update, `<bot id>-<update_id>`, or the trace id of a call. */
export function showTrace(trace: string): void {
  followsNewest.value = false
  shownTrace.value = trace
  openTab('way')
}
