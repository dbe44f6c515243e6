export {
  type ActionFilter,
  type Actor,
  type AdminActionRow,
  type Executor,
  listAdminActions,
  type NewAdminAction,
  recordAdminAction,
} from './actions.js'
export { countDay, countNow, type StandingFigures } from './count-day.js'
export {
  closeDay,
  countMessages,
  type DailyFigures,
  type Day,
  type DayRow,
  dayAfter,
  dayOf,
  type MatchFigures,
  NO_FIGURES,
  openDays,
  readDays,
  startOf,
} from './daily-stats.js'
export { findPerson, type MemberCard, type MemberKey, memberCard } from './member-card.js'
export {
  lastReports,
  lastRooms,
  type ReportOfMember,
  type RoomOfMember,
} from './member-history.js'
export {
  type ListedMember,
  listMembers,
  type MemberFilter,
  type MemberPage,
  type PageCursor,
} from './member-list.js'
export {
  countOpenReports,
  isSuspensionDecided,
  openReportsAbout,
  type ReportCard,
  type ReportSide,
  reportCard,
} from './report-card.js'
export { decisionsAbout, type ReportDecision } from './report-decisions.js'
export { type ListedReport, listOpenReports } from './report-list.js'
export {
  CLAIM_MS,
  claimantOf,
  claimOne,
  claimReport,
  type Decided,
  type Decision,
  RESOLUTIONS,
  type Resolution,
  releaseReport,
  reopenReport,
  resolveReport,
} from './report-queue.js'
export { NotEmpty, SEED_BASE, seedMembers } from './seed.js'
