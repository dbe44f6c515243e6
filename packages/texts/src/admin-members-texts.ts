import type { Duration, Text, TextWith } from './filling.js'

/** What admins read about members. */
export interface MembersTexts {
  readonly all: Text
  readonly banned: Text
  readonly premium: Text
  readonly reported: Text
  readonly inCity: TextWith<{ city: string }>
  readonly named: TextWith<{ prefix: string }>
  readonly hint: Text
  readonly nobody: Text
  readonly notFound: Text
  readonly filterAll: Text
  readonly filterBanned: Text
  readonly filterPremium: Text
  readonly filterReported: Text
  readonly search: Text
  readonly askSearch: Text
  readonly title: TextWith<{ id: string; row: string }>
  readonly username: TextWith<{ username: string }>
  readonly notRegistered: Text
  readonly joined: TextWith<{ on: Date }>
  readonly lastSeen: TextWith<{ on: Date }>
  readonly premiumUntil: TextWith<{ until: Date }>
  readonly premiumForEver: Text
  readonly bannedUntil: TextWith<{ until: Date }>
  readonly bannedForEver: Text
  readonly reason: TextWith<{ reason: string }>
  readonly suspended: TextWith<{ since: Date }>
  readonly unreachable: Text
  readonly rooms: TextWith<{ rooms: number; good: number; bad: number }>
  readonly reports: TextWith<{ received: number; open: number; made: number; dismissed: number }>
  readonly blockedBy: TextWith<{ people: number }>
  readonly stars: TextWith<{ stars: number }>
  readonly showPhoto: Text
  readonly showRooms: Text
  readonly showReports: Text
  readonly showPayments: Text
  readonly doBan: Text
  readonly doUnban: Text
  readonly doUnsuspend: Text
  readonly doGrant: Text
  readonly doMessage: Text
  readonly doDelete: Text
  readonly toCard: Text
  readonly toList: Text
  readonly noPhoto: Text
  readonly photoOf: TextWith<{ id: string }>
  readonly roomsTitle: TextWith<{ id: string }>
  readonly roomLine: TextWith<{ on: Date; partner: string; how: string }>
  readonly roomOpen: Text
  readonly roomEnded: TextWith<{ time: Duration; reason: string }>
  readonly reportsTitle: TextWith<{ id: string }>
  readonly reportLine: TextWith<{
    on: Date
    report: string
    category: string
    from: string
    about: string
    outcome: string
  }>
  readonly paymentsTitle: TextWith<{ id: string }>
  readonly paymentLine: TextWith<{ on: Date; offer: string; amount: number; currency: string }>
  readonly paymentRefunded: TextWith<{ payment: string }>
  readonly nothing: Text
  readonly askDuration: TextWith<{ id: string }>
  readonly days: TextWith<{ days: number }>
  readonly forEver: Text
  readonly askReason: TextWith<{ id: string }>
  readonly ownWords: Text
  readonly noReason: Text
  readonly askWords: Text
  readonly wrongWords: Text
  readonly banDone: TextWith<{ id: string }>
  readonly unbanDone: TextWith<{ id: string }>
  readonly unsuspendDone: TextWith<{ id: string }>
  readonly unchanged: TextWith<{ id: string }>
  readonly isAdmin: Text
  readonly banUsage: TextWith<{ most: number }>
  readonly unbanUsage: Text
  readonly unknownId: TextWith<{ id: string }>
  readonly askGrant: TextWith<{ id: string }>
  readonly grantDone: TextWith<{ id: string; until: Date }>
  readonly askRefund: TextWith<{ id: string; payment: string }>
  readonly doRefund: Text
  readonly refundDone: TextWith<{ id: string }>
  readonly notStars: Text
  readonly askMessage: TextWith<{ id: string }>
  readonly messageDone: TextWith<{ id: string }>
  readonly fromTeam: Text
  readonly askDelete: TextWith<{ id: string }>
  readonly reallyDelete: Text
  readonly deleteDone: TextWith<{ id: string }>
  readonly cancel: Text
  readonly cancelled: Text
  readonly gone: Text
}

/** What admins read about reports. */
export interface ModeratingTexts {
  readonly none: Text
  readonly noneFree: TextWith<{ open: number }>
  readonly allPutOff: TextWith<{ reports: number }>
  /** Button: has come again what was put off. */
  readonly again: Text
  readonly title: TextWith<{ report: string; category: string; on: Date; open: number }>
  readonly sameMember: TextWith<{ reports: number }>
  readonly words: TextWith<{ words: string }>
  readonly room: TextWith<{ time: Duration }>
  readonly reported: TextWith<{ id: string; who: string }>
  readonly reporter: TextWith<{ id: string; who: string }>
  readonly history: TextWith<{ received: number; upheld: number; made: number; dismissed: number }>
  readonly isBanned: Text
  readonly isSuspended: Text
  readonly evidence: Text
  readonly evidenceSent: TextWith<{ messages: number }>
  readonly noEvidence: Text
  readonly doNone: Text
  readonly doWarn: Text
  readonly doSuspend: Text
  readonly doBan: Text
  readonly dismiss: Text
  readonly skip: Text
  readonly next: Text
  readonly undo: Text
  readonly askDuration: TextWith<{ id: string }>
  readonly resolvedNone: TextWith<{ report: string }>
  readonly resolvedWarn: TextWith<{ report: string }>
  readonly resolvedSuspend: TextWith<{ report: string }>
  readonly resolvedBan: TextWith<{ report: string }>
  readonly resolvedDismissed: TextWith<{ report: string }>
  readonly alsoResolved: TextWith<{ reports: number }>
  readonly taken: TextWith<{ report: string }>
  readonly undone: TextWith<{ report: string }>
  readonly nothingToUndo: TextWith<{ report: string }>
}
