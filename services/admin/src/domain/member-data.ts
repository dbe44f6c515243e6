import { z } from 'zod'

/** What can be done from a member's card; each stands in callback data as `admin:user:<verb>:<users.id>[:<more>…]`. */
export const VERBS = [
  'card',
  'rooms',
  'reports',
  'payments',
  'photo',
  'ban',
  'unban',
  'unsuspend',
  'grant',
  'refund',
  'message',
  'delete',
] as const
export type Verb = (typeof VERBS)[number]

export interface MemberPress {
  readonly verb: Verb
  readonly userId: number
  readonly more: readonly string[]
}

const Press = z.tuple([z.enum(VERBS), z.string().regex(/^\d{1,10}$/)]).rest(z.string().max(20))

export const memberData = (verb: Verb, userId: number, ...more: readonly (string | number)[]): string =>
  [verb, userId, ...more].join(':')

/** Reads what `memberData` wrote; null for anything else. */
export function readMemberData(data: string): MemberPress | null {
  const parsed = Press.safeParse(data.split(':'))
  if (!parsed.success) return null
  const [verb, id, ...more] = parsed.data
  return { verb, userId: Number(id), more }
}
