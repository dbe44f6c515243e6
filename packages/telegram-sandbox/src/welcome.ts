import type { BotControl, NewMember } from './api.js'

const FIRST = [
  { first_name: 'Ada', username: 'ada_sandbox', language_code: 'en' },
  { first_name: 'Jonas', username: 'jonas_sandbox', language_code: 'de' },
] as const satisfies readonly NewMember[]

const ADMIN = {
  first_name: 'Olive',
  username: 'olive_admin',
  language_code: 'en',
} as const satisfies NewMember

/**
 * Lets whoever opens the page of an empty sandbox begin at once: with two members, who can find each other.
 * @param adminId Telegram id of an admin, who is there at every start when it is given
 */
export function welcome(control: BotControl, adminId?: number): void {
  const before = control.members()
  if (before.length === 0) for (const member of FIRST) control.createMember(member)
  if (adminId === undefined || before.some(({ id }) => id === adminId)) return
  control.createMember({ ...ADMIN, id: adminId })
}
