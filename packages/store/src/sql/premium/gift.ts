import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../client.js'
import { grantWithin } from './grant.js'
import { DAY_MS, type Period } from './time.js'
import { ensureUser, lockUser, type Statements } from './user.js'

/** Crockford's letters: none is taken for another when it is read aloud or written down. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 100 bits: nobody guesses one, however many are tried. */
const LENGTH = 20

const newCode = (): string =>
  Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('')

/** A code as it is compared: in capitals, without what people put in between; null for what cannot be one. */
export function readGiftCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-_]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null
}

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex')

export interface NewGiftCodes {
  /** 1 to 1,000. */
  readonly count: number
  /** Days of premium that each gives, 1 to 3,650. */
  readonly days: number
  /** The admin's Telegram id. */
  readonly adminId: number
  /** For how many days they can be redeemed; null for ever. */
  readonly validDays: number | null
  readonly at: Date
}

/**
 * Makes gift codes. They are given out this once: only their hashes are kept.
 * @throws RangeError when there are too many, or too many days
 */
export async function createGiftCodes(db: Database, wanted: NewGiftCodes): Promise<readonly string[]> {
  const { count, days, adminId, validDays, at } = wanted
  if (!Number.isInteger(count) || count < 1 || count > 1_000) throw new RangeError('1 to 1000 codes')
  if (!Number.isInteger(days) || days < 1 || days > 3_650) throw new RangeError('1 to 3650 days')
  const codes = Array.from({ length: count }, newCode)
  const expiresAt = validDays === null ? null : new Date(at.getTime() + validDays * DAY_MS)
  const common = { days, createdBy: BigInt(adminId), createdAt: at, expiresAt }
  await db.prisma.giftCode.createMany({ data: codes.map((code) => ({ codeHash: hashOf(code), ...common })) })
  return codes
}

export type RedeemedGift =
  /** `known`: this member redeemed it before. */
  | ({ readonly kind: 'granted' | 'known'; readonly days: number; readonly transactionId: string } & Period)
  | { readonly kind: 'unknown' | 'used' | 'expired' }

const Gift = z.object({
  id: z.coerce.number(),
  days: z.coerce.number(),
  expiresAt: z.date().nullable(),
  redeemedById: z.coerce.number().nullable(),
})

/** Redeems a code: of all who try, one gets the days, and gets them once. */
export async function redeemGift(
  db: Database,
  who: { readonly memberId: number; readonly code: string; readonly at: Date },
): Promise<RedeemedGift> {
  const { memberId, code, at } = who
  const codeHash = hashOf(code)
  // Whoever guesses leaves no row behind.
  if ((await db.prisma.giftCode.findUnique({ where: { codeHash }, select: { id: true } })) === null)
    return { kind: 'unknown' }
  await ensureUser(db, memberId, at)
  return await db.prisma.$transaction(async (tx) => {
    const user = await lockUser(tx, memberId)
    const gift = await lockGift(tx, codeHash)
    if (user === null || gift === null) return { kind: 'unknown' }
    const { id, days, expiresAt, redeemedById } = gift
    if (redeemedById !== null && redeemedById !== user.userId) return { kind: 'used' }
    if (redeemedById === null && expiresAt !== null && expiresAt <= at) return { kind: 'expired' }
    const transactionId = `gift-${id}`
    const grant = { memberId, provider: 'local', transactionId, days, amount: 0, currency: 'XTR', at }
    const granted = await grantWithin(tx, user, grant)
    if (granted.kind === 'taken') return { kind: 'used' }
    await tx.$executeRaw`
      UPDATE gift_codes SET redeemed_by_id = ${user.userId}, redeemed_at = COALESCE(redeemed_at, ${at})
      WHERE id = ${id}`
    return { ...granted, days, transactionId }
  })
}

async function lockGift(tx: Statements, codeHash: string) {
  const rows: unknown = await tx.$queryRaw`
    SELECT id, days, expires_at AS expiresAt, redeemed_by_id AS redeemedById FROM gift_codes
    WHERE code_hash = ${codeHash} FOR UPDATE`
  return z.array(Gift).parse(rows)[0] ?? null
}
