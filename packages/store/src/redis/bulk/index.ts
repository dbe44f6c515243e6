export { type BulkBudget, type Drawn, openBulkBudget } from './budget.js'
export {
  type Counts,
  countOutcomes,
  OUTCOMES,
  outcomeBytes,
  type RecipientOutcome,
  type Recorded,
  readOutcomes,
  writeOutcome,
} from './outcomes.js'
export {
  type Lease,
  messagesOf,
  type OpenParcel,
  openParcels,
  type Parcels,
  type RecordedParcel,
} from './parcels.js'
