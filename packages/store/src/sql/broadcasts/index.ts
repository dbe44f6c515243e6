export { type Addressee, type Audience, countAudience, newestUserId, noLongerWritable } from './audience.js'
export {
  type AudienceChoice,
  type BroadcastCounts,
  type BroadcastRecord,
  BroadcastStatus,
} from './broadcast.js'
export {
  forgetRecipients,
  hasOpen,
  makeParcels,
  type ParcelRow,
  type ParcelSizes,
  parcelsIn,
  type Rest,
  type SettledParcel,
  settledSince,
  settleParcel,
  settleUndo,
  takeForUndo,
} from './parcel-rows.js'
export {
  type BroadcastChanges,
  type BroadcastFilter,
  changeBroadcast,
  createBroadcast,
  findBroadcast,
  findBroadcastOf,
  listBroadcasts,
  type NewBroadcast,
  type Transaction,
  unfinishedBroadcasts,
} from './records.js'
