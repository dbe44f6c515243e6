import { createGiftCodes, grantPremium, type MemberKey, recordAdminAction } from '@anonchat/store'
import type { OperationContext, Order } from './context.js'
import { findPresent } from './present.js'

export type GrantOutcome =
  | { readonly kind: 'done'; readonly memberId: number; readonly userId: number; readonly until: Date }
  | { readonly kind: 'nobody' }

/** Gives a member days of premium, once for each order, and has them told. */
export async function givePremium(
  { db, publish }: OperationContext,
  { actor, trace, at }: Order,
  key: MemberKey,
  days: number,
): Promise<GrantOutcome> {
  const member = await findPresent(db, key)
  if (member === null) return { kind: 'nobody' }
  const { memberId, userId } = member
  const transactionId = `admin-${trace}/${userId}`
  const grant = { memberId, provider: 'local', transactionId, days, amount: 0, currency: 'XTR', at }
  const granted = await grantPremium(db, grant)
  if (granted.kind === 'taken') throw new Error('an order belongs to two members')
  const until = granted.end
  await recordAdminAction(db.prisma, {
    key: `${trace}/premium/${userId}`,
    actor,
    action: 'premium',
    targetUserId: userId,
    after: { days, until },
    at,
  })
  await publish.memberEvent(
    {
      type: 'premium',
      memberId,
      trace,
      change: 'granted',
      transactionId,
      days,
      until: until.getTime(),
    },
    `premium-${transactionId}`,
  )
  return { kind: 'done', memberId, userId, until }
}

/** Makes gift codes; they are shown to whoever asks this once. @throws RangeError */
export async function makeGifts(
  { db }: OperationContext,
  { actor, trace, at }: Order,
  adminId: number,
  wanted: { readonly count: number; readonly days: number; readonly validDays: number | null },
): Promise<readonly string[]> {
  const codes = await createGiftCodes(db, { ...wanted, adminId, at })
  await recordAdminAction(db.prisma, {
    key: `${trace}/gifts`,
    actor,
    action: 'gifts',
    after: wanted,
    at,
  })
  return codes
}
