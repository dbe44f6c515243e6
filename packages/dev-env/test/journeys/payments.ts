import type { Database } from '@anonchat/store'
import type { Acts } from './acts.js'
import type { Person } from './person.js'

/** Each payment that went through is written once, for whoever made it, and gave them premium; nothing else is written. */
export async function faultsOfPayments(
  db: Database,
  { payments }: Pick<Acts, 'payments'>,
  owners: ReadonlyMap<number, Person>,
): Promise<string[]> {
  const faults: string[] = []
  let paid = 0
  for (const { who, what, result } of payments) {
    const outcome = await result
    if (outcome.kind !== 'paid') continue
    paid++
    const payment = await db.prisma.payment.findUnique({
      where: { chargeId: outcome.chargeId },
      include: { user: true, subscription: true },
    })
    if (payment === null) faults.push(`nothing is written of what ${what}`)
    else if (owners.get(payment.userId) !== who) faults.push(`somebody else has what ${what}`)
    else if (payment.subscription?.userId !== payment.userId) faults.push(`${what}, and got nothing for it`)
    // Who deleted everything, deleted that too.
    else if (payment.status === 'paid' && payment.user.telegramId === BigInt(who.id)) {
      const { user, subscription } = payment
      const lasts = user.premiumExpiresAt?.getTime() ?? 0
      if (!user.isPremium || lasts < subscription.endDate.getTime())
        faults.push(`${what}, and has premium until ${user.premiumExpiresAt?.toISOString() ?? 'never'}`)
    }
  }
  const written = await db.prisma.payment.count({ where: { userId: { in: [...owners.keys()] } } })
  if (written !== paid) faults.push(`${paid} payments went through, ${written} are written`)
  return faults
}
