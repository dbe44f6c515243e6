import type { Texts } from '@anonchat/texts'
import type { Note } from './html/layout.js'

type Say = (texts: Texts, id: string) => string

/** What is said after something was done, by its name in the address; nothing else can be put there. */
const NOTES = {
  banned: ({ members }, id) => members.banDone({ id }),
  unbanned: ({ members }, id) => members.unbanDone({ id }),
  unsuspended: ({ members }, id) => members.unsuspendDone({ id }),
  written: ({ members }, id) => members.messageDone({ id }),
  deleted: ({ panel }) => panel.memberDeleted(),
  refunding: ({ payments }) => payments.refunding(),
  declined: ({ payments }) => payments.declined(),
  granted: ({ panel }, id) => panel.granted({ id }),
  resolved: ({ panel }, report) => panel.resolved({ report }),
  undone: ({ moderating }, report) => moderating.undone({ report }),
  saved: ({ panel }) => panel.saved(),
  'in-chat': ({ panel }) => panel.inChat(),
  ordered: ({ panel }) => panel.ordered(),
} as const satisfies Record<string, Say>

const FAULTS = {
  unchanged: ({ members }, id) => members.unchanged({ id }),
  admin: ({ members }) => members.isAdmin(),
  nobody: ({ members }) => members.gone(),
  'refunded-before': ({ payments }) => payments.refundedBefore(),
  'not-asked': ({ payments }) => payments.unknown(),
  faulty: ({ panel }) => panel.faulty(),
  taken: ({ moderating }, report) => moderating.taken({ report }),
  open: ({ moderating }, report) => moderating.nothingToUndo({ report }),
  'none-free': ({ panel }) => panel.noneFree(),
  'not-now': ({ panel }) => panel.notNow(),
  price: ({ panel }) => panel.priceChanged(),
  'nobody-there': ({ panel }) => panel.nobodyThere(),
  'admin-gone': ({ broadcast }) => broadcast.adminGone(),
  late: ({ broadcast }) => broadcast.undoLate(),
  draft: ({ broadcast }) => broadcast.notYours(),
} as const satisfies Record<string, Say>

export type NoteName = keyof typeof NOTES | keyof typeof FAULTS

const isIn = <T extends object>(of: T, name: string): name is Extract<keyof T, string> =>
  Object.hasOwn(of, name)

/** The note that an address asks for; null for none, and for what is no note. @param id what it is about */
export function noteOf(texts: Texts, name: string | undefined, id: string): Note | null {
  if (name === undefined) return null
  if (isIn(NOTES, name)) return { text: NOTES[name](texts, id), isGood: true }
  return isIn(FAULTS, name) ? { text: FAULTS[name](texts, id), isGood: false } : null
}

/** The address of a page with a note on it. */
export const withNote = (address: string, note: NoteName): string => `${address}?note=${note}`
