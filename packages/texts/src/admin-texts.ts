import type { Text, TextWith } from './filling.js'

/** What admins read, whatever they ask for. */
export interface AdminTexts {
  readonly help: Text
  readonly unknownCommand: Text
  readonly logTitle: Text
  readonly logTitleOf: TextWith<{ member: string }>
  readonly logLine: TextWith<{ at: Date; who: string; what: string }>
  readonly logEmpty: Text
  readonly operator: Text
  readonly newer: Text
  readonly older: Text
}

/** What each command of an admin does; only admins have them in their menu. */
export interface AdminCommands {
  readonly admin_stats: string
  readonly admin_users: string
  readonly admin_ban: string
  readonly admin_unban: string
  readonly admin_reports: string
  readonly admin_broadcast: string
  readonly admin_premium: string
  readonly admin_gifts: string
  readonly admin_payments: string
  readonly admin_panel: string
  readonly admin_log: string
}

export type { MembersTexts, ModeratingTexts } from './admin-members-texts.js'
export type { PanelTexts } from './panel-texts.js'
export type { StatsTexts } from './stats-texts.js'
