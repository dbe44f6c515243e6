import type { AdminActionRow } from '@anonchat/store'
import type { Texts } from '@anonchat/texts'
import { button, type Screen, words } from './screen.js'

export const LOG_PAGE = 10

/** What is listed: of everybody, or about one member (`users.id`); the page before an id. */
export interface LogView {
  readonly targetUserId: number | null
  readonly beforeId: number | null
}

const NONE = '-'

export const logData = ({ targetUserId, beforeId }: LogView): string =>
  `${targetUserId ?? NONE}:${beforeId ?? NONE}`

/** Reads what `logData` wrote; null for anything else. */
export function readLogData(data: string): LogView | null {
  const found = /^(\d{1,10}|-):(\d{1,10}|-)$/.exec(data)
  if (found === null) return null
  const [, target, before] = found
  const id = (text: string | undefined) => (text === undefined || text === NONE ? null : Number(text))
  return { targetUserId: id(target), beforeId: id(before) }
}

const MOST_STATE = 120
const short = (json: string): string => (json.length > MOST_STATE ? `${json.slice(0, MOST_STATE)}…` : json)

/** What was done to whom, and what changed by it. */
export function whatOf(row: AdminActionRow): string {
  const whom =
    row.targetMemberId === null ? row.target : [row.targetMemberId, row.target].filter(Boolean).join(' ')
  const change = [row.before, row.after].filter((state) => state !== null).map(short)
  return [
    row.action,
    ...(whom === null ? [] : [whom]),
    ...(change.length === 0 ? [] : [change.join(' → ')]),
  ].join(' · ')
}

/** @param rows one more than a page where there are more */
export function logScreen({ admin }: Texts, rows: readonly AdminActionRow[], view: LogView): Screen {
  const page = rows.slice(0, LOG_PAGE)
  const last = page.at(-1)
  const older =
    rows.length > LOG_PAGE && last !== undefined
      ? [button(admin.older(), 'log', logData({ ...view, beforeId: last.id }))]
      : []
  const newest =
    view.beforeId === null ? [] : [button(admin.newer(), 'log', logData({ ...view, beforeId: null }))]
  if (page.length === 0) return words(admin.logEmpty(), newest)
  const about = page[0]?.targetMemberId
  const title =
    view.targetUserId === null || about === null || about === undefined
      ? admin.logTitle()
      : admin.logTitleOf({ member: String(about) })
  const lines = page.map((row) =>
    admin.logLine({
      at: row.at,
      who: row.actor.kind === 'api' ? admin.operator() : String(row.actor.adminId),
      what: whatOf(row),
    }),
  )
  return words([title, ...lines].join('\n\n'), [...newest, ...older])
}
