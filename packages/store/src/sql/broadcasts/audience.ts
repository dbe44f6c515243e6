import { z } from 'zod'
import { Prisma } from '../../generated/prisma/client.js'
import type { Database } from '../client.js'
import type { AudienceChoice } from './broadcast.js'

/** Who is meant, with the language as tags of Telegram. */
export interface Audience extends Omit<AudienceChoice, 'language'> {
  /** Whose language is one of these, or none of those: the default language reads who has no text in their own. */
  readonly language: { readonly in: readonly string[] } | { readonly notIn: readonly string[] } | null
  /** Now: bans and premium that are over by then count as over. */
  readonly at: Date
}

const DAY_MS = 86_400_000

const isLanguage = (tags: readonly string[]) =>
  Prisma.join(
    tags.map((tag) => Prisma.sql`(language = ${tag} OR language LIKE ${`${tag}-%`})`),
    ' OR ',
  )

/** Who may be written to at all: registered, reachable, not banned. */
const writable = (at: Date) => Prisma.sql`
  is_unreachable = FALSE AND (is_banned = FALSE OR banned_until <= ${at}) AND registered_at IS NOT NULL`

/** The condition on `users` that an audience is. */
function conditionOf({ language, gender, cityKey, isPremium, activeWithinDays, at }: Audience): Prisma.Sql {
  const premium = Prisma.sql`(is_premium = TRUE AND (premium_expires_at IS NULL OR premium_expires_at > ${at}))`
  const conditions = [writable(at)]
  if (language !== null)
    conditions.push(
      'in' in language
        ? Prisma.sql`(${isLanguage(language.in)})`
        : Prisma.sql`(language IS NULL OR NOT (${isLanguage(language.notIn)}))`,
    )
  if (gender !== null) conditions.push(Prisma.sql`gender = ${gender}`)
  if (cityKey !== null) conditions.push(Prisma.sql`city_key = ${cityKey}`)
  if (isPremium !== null) conditions.push(isPremium ? premium : Prisma.sql`NOT ${premium}`)
  if (activeWithinDays !== null)
    conditions.push(Prisma.sql`last_active_at >= ${new Date(at.getTime() - activeWithinDays * DAY_MS)}`)
  return Prisma.join(conditions, ' AND ')
}

const Counted = z.tuple([z.object({ members: z.coerce.number() })])

/** How many members an audience has now. */
export async function countAudience(db: Database, audience: Audience): Promise<number> {
  const rows = await db.prisma.$queryRaw`SELECT COUNT(*) AS members FROM users WHERE ${conditionOf(audience)}`
  return Counted.parse(rows)[0].members
}

export interface Addressee {
  readonly userId: number
  readonly chatId: number
}

const Addressees = z.array(z.object({ id: z.coerce.number(), telegram_id: z.coerce.number() }))

/**
 * The next members of an audience, by key. Looks at no more ids than `window`, however few of them belong to it.
 * @param afterUserId exclusive @param untilUserId inclusive
 * @returns the members, and up to which id everybody was looked at
 */
export async function nextAddressees(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  audience: Audience,
  range: { afterUserId: number; untilUserId: number; window: number; limit: number },
): Promise<{ addressees: Addressee[]; lookedAt: number }> {
  const until = Math.min(range.untilUserId, range.afterUserId + range.window)
  const rows = await tx.$queryRaw`
    SELECT id, telegram_id FROM users FORCE INDEX (PRIMARY)
    WHERE id > ${range.afterUserId} AND id <= ${until} AND ${conditionOf(audience)}
    ORDER BY id LIMIT ${range.limit}`
  const found = Addressees.parse(rows).map((row) => ({ userId: row.id, chatId: row.telegram_id }))
  const last = found.at(-1)
  return { addressees: found, lookedAt: found.length === range.limit && last ? last.userId : until }
}

/** Of these members, those who may not be written to any more. */
export async function noLongerWritable(
  db: Database,
  chatIds: readonly number[],
  at: Date,
): Promise<Set<number>> {
  if (chatIds.length === 0) return new Set()
  const rows = await db.prisma.$queryRaw`
    SELECT id, telegram_id FROM users WHERE telegram_id IN (${Prisma.join([...chatIds])}) AND ${writable(at)}`
  const fine = new Set(Addressees.parse(rows).map((row) => row.telegram_id))
  return new Set(chatIds.filter((chatId) => !fine.has(chatId)))
}

/** The newest `users.id`. */
export async function newestUserId(db: Database): Promise<number> {
  const row = await db.prisma.user.findFirst({ orderBy: { id: 'desc' }, select: { id: true } })
  return row?.id ?? 0
}
