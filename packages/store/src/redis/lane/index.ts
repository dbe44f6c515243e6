export { armedLanes } from './armed-lanes.js'
export { type LaneSettings, type Lanes, openLanes, type Pushed, type Taken } from './lanes.js'
export { openPaces, type Pace, type Paces, type StoredPace } from './paces.js'
export { openSendCounts, type SendCounts } from './send-counts.js'
export { openSendOutcomes, type SendOutcome, type SendOutcomes } from './send-outcomes.js'
export {
  lastReceived,
  type Note,
  openSentMessages,
  pairNotes,
  type SentMessages,
  slotNote,
} from './sent-messages.js'
