import { askRefund, recordPayment, saveReport } from '@anonchat/store'
import type { World } from './world.js'

let rooms = 0

/** A report of one member about another, from a room that they had. */
export async function reportAbout(
  { db }: World,
  reporter: { readonly userId: number },
  reported: { readonly userId: number },
  more: {
    readonly severity?: number
    readonly category?: string
    readonly evidence?: readonly number[]
  } = {},
): Promise<number> {
  const roomId = `01JC${String(++rooms).padStart(22, '0')}`
  await db.prisma.chatRoom.create({
    data: {
      id: roomId,
      user1Id: reporter.userId,
      user2Id: reported.userId,
      isActive: false,
      createdAt: new Date('2026-11-01T10:00:00Z'),
      endedAt: new Date('2026-11-01T10:07:00Z'),
      endReason: 'stop',
    },
  })
  await saveReport(db, {
    reporterUserId: reporter.userId,
    reportedUserId: reported.userId,
    roomId,
    category: more.category ?? 'spam',
    severity: more.severity ?? 1,
    evidence: more.evidence ?? [],
    at: new Date(),
  })
  const row = await db.prisma.report.findFirstOrThrow({ where: { roomId }, select: { id: true } })
  return row.id
}

/** A member who paid and asks for their money back; gives the number of the payment. */
export async function askingForStars({ db, member }: World, isRecurring = false) {
  const who = await member()
  const at = new Date()
  const chargeId = `stx-${who.memberId}`
  await recordPayment(db, {
    memberId: who.memberId,
    chargeId,
    providerChargeId: null,
    offer: '30d',
    days: 30,
    amount: 200,
    currency: 'XTR',
    isRecurring,
    isFirst: true,
    paidAt: at,
    at,
  })
  const row = await db.prisma.payment.findUniqueOrThrow({ where: { chargeId } })
  await askRefund(db, { userId: who.userId, paymentId: row.id, at })
  return { ...who, chargeId, paymentId: row.id }
}
