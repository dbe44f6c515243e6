import type { Database } from '../client.js'

/** A subscription that has not run out. */
export interface Subscription {
  /** The charge that began it: the provider knows it by that. */
  readonly chargeId: string
  readonly offer: string
  /** What is paid for lasts until then. */
  readonly until: Date
  /** It ends then, since the member (or an admin) stopped its renewal. */
  readonly isCancelled: boolean
}

/** The subscription of a member that was paid last, as long as what was paid for lasts; null when there is none. */
export async function findSubscription(db: Database, userId: number, at: Date): Promise<Subscription | null> {
  const last = await db.prisma.payment.findFirst({
    where: { userId, isRecurring: true, status: 'paid' },
    orderBy: [{ paidAt: 'desc' }, { id: 'desc' }],
    select: {
      chargeId: true,
      firstChargeId: true,
      offer: true,
      subscription: { select: { endDate: true, cancelledAt: true } },
    },
  })
  if (last === null || last.subscription === null || last.subscription.endDate <= at) return null
  const { endDate, cancelledAt } = last.subscription
  return {
    chargeId: last.firstChargeId ?? last.chargeId,
    offer: last.offer,
    until: endDate,
    isCancelled: cancelledAt !== null,
  }
}

/** A charge as its payer or an admin sees it. */
export interface PaymentView {
  readonly paymentId: number
  readonly chargeId: string
  readonly offer: string
  readonly amount: number
  readonly currency: string
  readonly isRecurring: boolean
  readonly firstChargeId: string | null
  readonly isRefunded: boolean
  readonly refundAskedAt: Date | null
  readonly paidAt: Date
}

const PAYMENT_COLUMNS = {
  id: true,
  chargeId: true,
  offer: true,
  amount: true,
  currency: true,
  isRecurring: true,
  firstChargeId: true,
  status: true,
  refundAskedAt: true,
  paidAt: true,
} as const

interface PaymentRow extends Omit<PaymentView, 'paymentId' | 'isRefunded'> {
  readonly id: number
  readonly status: 'paid' | 'refunded'
}

const viewOf = ({ id, status, ...same }: PaymentRow): PaymentView => ({
  ...same,
  paymentId: id,
  isRefunded: status === 'refunded',
})

/** A member's last payments, newest first. */
export async function lastPayments(
  db: Database,
  userId: number,
  limit: number,
): Promise<readonly PaymentView[]> {
  const rows = await db.prisma.payment.findMany({
    where: { userId },
    orderBy: [{ paidAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: PAYMENT_COLUMNS,
  })
  return rows.map(viewOf)
}

/** A payment with the Telegram id of who paid; null when there is none. */
export async function findPayment(
  db: Database,
  paymentId: number,
): Promise<(PaymentView & { readonly memberId: number }) | null> {
  const row = await db.prisma.payment.findUnique({
    where: { id: paymentId },
    select: { ...PAYMENT_COLUMNS, user: { select: { telegramId: true } } },
  })
  if (row === null) return null
  const { user, ...payment } = row
  return { ...viewOf(payment), memberId: Number(user.telegramId) }
}

/**
 * Notes that a member asks for their money back. May be repeated; the first time stays.
 * @returns null for a payment that is not theirs, or is refunded
 */
export async function askRefund(
  db: Database,
  asked: { readonly userId: number; readonly paymentId: number; readonly at: Date },
): Promise<{ readonly amount: number; readonly paidAt: Date; readonly refundAskedAt: Date } | null> {
  const { userId, paymentId, at } = asked
  await db.prisma.payment.updateMany({
    where: { id: paymentId, userId, status: 'paid', refundAskedAt: null },
    data: { refundAskedAt: at },
  })
  const row = await db.prisma.payment.findFirst({
    where: { id: paymentId, userId, status: 'paid' },
    select: { amount: true, paidAt: true, refundAskedAt: true },
  })
  return row === null || row.refundAskedAt === null ? null : { ...row, refundAskedAt: row.refundAskedAt }
}

/** Payments whose payers wait for an answer about a refund, the longest waiting first. */
export async function askedRefunds(db: Database, limit: number) {
  const rows = await db.prisma.payment.findMany({
    where: { status: 'paid', refundAskedAt: { not: null } },
    orderBy: [{ refundAskedAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { ...PAYMENT_COLUMNS, user: { select: { telegramId: true } } },
  })
  return rows.map(({ user, ...payment }) => ({ ...viewOf(payment), memberId: Number(user.telegramId) }))
}

/** An admin decided against a refund: it is no longer asked for. */
export async function declineRefund(db: Database, paymentId: number): Promise<void> {
  await db.prisma.payment.updateMany({
    where: { id: paymentId, status: 'paid' },
    data: { refundAskedAt: null },
  })
}
