import type {
  AdminActionRow,
  BroadcastRecord,
  ListedMember,
  ListedReport,
  MemberCard,
  ReportCard,
  ReportOfMember,
  ReportSide,
  RoomOfMember,
} from '@anonchat/store'
import { knownOf, type Progress } from '../broadcast/progress.js'
import { isBannedNow, isPremiumNow } from '../card-screen.js'
import { PERIODS, type Stats, summaryOf } from '../stats.js'

/** What the HTTP interface says of things: names with underscores, as in the database. Dates become ISO 8601 in JSON. */
export const memberView = (one: ListedMember) => ({
  user_id: one.userId,
  telegram_id: one.memberId,
  username: one.username,
  gender: one.gender,
  age: one.age,
  city: one.city,
  is_premium: one.isPremium,
  is_banned: one.isBanned,
  is_suspended: one.isSuspended,
})

/** A card as a line of a list, for who was found by their id. */
export function listedOf(card: MemberCard, now: number): ListedMember {
  const { record, username, suspension } = card
  const { userId, memberId, profile } = record
  return {
    userId,
    memberId,
    username,
    gender: profile?.gender ?? null,
    age: profile?.age ?? null,
    city: profile?.city ?? null,
    isPremium: isPremiumNow(card, now),
    isBanned: isBannedNow(card, now),
    isSuspended: suspension !== null,
  }
}

const roomView = (room: RoomOfMember) => ({
  room_id: room.roomId,
  partner_telegram_id: room.partnerId,
  opened_at: room.openedAt,
  ended_at: room.endedAt,
  end_reason: room.reason,
  ended_by: room.endedBy,
})

const reportOfMemberView = (report: ReportOfMember) => ({
  report_id: report.reportId,
  category: report.category,
  reporter_telegram_id: report.reporterId,
  reported_telegram_id: report.reportedId,
  created_at: report.at,
  is_resolved: report.isResolved,
  resolution: report.resolution,
})

/** A member with their last rooms and reports. */
export function cardView(
  card: MemberCard,
  now: number,
  rooms: readonly RoomOfMember[],
  reports: readonly ReportOfMember[],
) {
  const { record, suspension } = card
  return {
    ...memberView(listedOf(card, now)),
    language: record.language,
    premium_until: isPremiumNow(card, now) ? record.premiumUntil : null,
    banned_until: isBannedNow(card, now) ? record.bannedUntil : null,
    ban_reason: isBannedNow(card, now) ? record.banReason : null,
    suspended_at: suspension?.since ?? null,
    is_unreachable: record.isUnreachable,
    registered_at: card.registeredAt,
    last_active_at: card.lastActiveAt,
    ratings: record.ratings,
    rooms: card.rooms,
    reports: card.reports,
    blocked_by: card.blockedBy,
    stars_paid: card.stars,
    last_rooms: rooms.map(roomView),
    last_reports: reports.map(reportOfMemberView),
  }
}

export const listedReportView = (report: ListedReport) => ({
  report_id: report.reportId,
  category: report.category,
  severity: report.severity,
  created_at: report.at,
  reporter_telegram_id: report.reporterId,
  reported_telegram_id: report.reportedId,
})

const sideView = (side: ReportSide) => ({
  user_id: side.userId,
  telegram_id: side.memberId,
  is_banned: side.isBanned,
  is_suspended: side.suspendedAt !== null,
  reports: {
    received: side.received,
    upheld: side.upheld,
    made: side.made,
    dismissed: side.dismissed,
  },
})

/** A report with both sides. Of the evidence only how much there is: it stands in the reporter's chat. */
export const reportView = (card: ReportCard) => ({
  report_id: card.reportId,
  category: card.category,
  severity: card.severity,
  created_at: card.at,
  words: card.words,
  evidence_messages: card.evidence.length,
  room_id: card.roomId,
  room_seconds: card.roomMs === null ? null : Math.round(card.roomMs / 1_000),
  is_resolved: card.isResolved,
  resolution: card.resolution,
  open_about_reported: card.openAboutReported,
  reporter: sideView(card.reporter),
  reported: sideView(card.reported),
})

/** A broadcast and how far it is. Its message stands in the chat of the admin who wrote it. */
export const broadcastView = (one: BroadcastRecord, { counts }: Pick<Progress, 'counts'>) => ({
  broadcast_id: one.id,
  status: one.status,
  admin_telegram_id: one.adminId,
  messages: one.sourceMessageIds.length,
  buttons: one.buttons,
  audience: {
    language: one.audience.language,
    gender: one.audience.gender,
    city_key: one.audience.cityKey,
    premium: one.audience.isPremium,
    active_days: one.audience.activeWithinDays,
  },
  audience_size: one.audienceSize,
  done: knownOf(counts),
  counts: { ...counts, gaveUp: undefined, gave_up: counts.gaveUp },
  held_for: one.heldFor,
  allow_paid: one.allowPaid,
  created_at: one.createdAt,
  scheduled_at: one.scheduledAt,
  started_at: one.startedAt,
  finished_at: one.finishedAt,
})

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json))

export const actionView = (row: AdminActionRow) => ({
  action_id: row.id,
  at: row.at,
  actor: row.actor.kind === 'api' ? 'operator' : 'admin',
  admin_telegram_id: row.actor.kind === 'api' ? null : row.actor.adminId,
  action: row.action,
  target_telegram_id: row.targetMemberId,
  target: row.target,
  before: parsed(row.before),
  after: parsed(row.after),
})

type Json = { readonly [key: string]: unknown }
const underscored = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
/** Figures only: one level, with names as the database writes them. */
const figures = (of: object): Json =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [underscored(name), value]))

/** The figures as they stand now, of each period, and of each day. */
export const statsView = (stats: Stats) => ({
  now: { searching: stats.searching, ...figures(stats.now) },
  sending: figures(stats.sending),
  periods: {
    day: figures(summaryOf(stats, 'day')),
    week: figures(summaryOf(stats, 'week')),
    month: figures(summaryOf(stats, 'month')),
  },
  days: stats.days.slice(-PERIODS.month).map(figures),
})
