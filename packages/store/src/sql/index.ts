export { touchActive } from './activity.js'
export * from './admin/index.js'
export {
  areApart,
  type BlockedOne,
  blockedMembers,
  blockMember,
  listBlocked,
  type Shown,
  unblockMember,
} from './blocks.js'
export * from './broadcasts/index.js'
export {
  type CallableMember,
  type CallableRoom,
  clearCallOfRoom,
  findCallableRoom,
  findCallableRoomOf,
  setCallOfRoom,
} from './call-rooms.js'
export { createDatabase, type Database, type DatabaseOptions } from './client.js'
export { isDatabaseDown } from './database-down.js'
export {
  type Accepted,
  type Accepting,
  acceptInvitation,
  type Invitations,
  invitationsOf,
  inviteCode,
} from './invitations.js'
export * from './leaving/index.js'
export type { MemberProfile, MemberRecord, SearchFilters, Shows } from './member-record.js'
export {
  findMember,
  type MemberChanges,
  type Registration,
  refuseUnderage,
  registerMember,
  updateMember,
} from './members.js'
export { type MigrateOptions, migrate } from './migrate/migrate.js'
export { MigrationRefused } from './migrate/refused.js'
export {
  banMember,
  endBan,
  liftSuspension,
  type Moderated,
  type Standing,
  standingOf,
  suspendMember,
  unbanMember,
} from './moderation.js'
export { findLastRoom, findPastRoom, type PastRoom } from './past-rooms.js'
export * from './premium/index.js'
export { type RoomRating, rateRoom } from './ratings.js'
export { markReachable, markUnreachable } from './reachability.js'
export { recentPartners } from './recent-partners.js'
export {
  type Link,
  type Reporter,
  type Suspended,
  suspendIfMany,
} from './reported-by-many.js'
export { addReportWords, type NewReport, saveReport } from './reports.js'
export {
  type ActiveRoom,
  type ClosedRoom,
  closeRoom,
  findActiveRoom,
  type OpenedRoom,
  openRoom,
} from './rooms.js'
export {
  duePhotos,
  findPhoto,
  forgetPhoto,
  photoStored,
  type StoredPhoto,
  wantPhoto,
} from './stored-photos.js'
