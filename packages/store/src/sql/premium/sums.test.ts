import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../test/sql/open-store.js'
import type { Database } from '../client.js'
import { grantPremium, recordPayment, recordRefund } from './index.js'

const DAY_MS = 86_400_000
let store: Awaited<ReturnType<typeof openStore>>
let members = 900_000
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

type Step =
  | { readonly kind: 'pay' | 'grant'; readonly id: number; readonly days: number }
  | { readonly kind: 'refund'; readonly id: number }
  | { readonly kind: 'wait'; readonly hours: number }

const id = fc.integer({ min: 0, max: 5 })
const days = fc.constantFrom(1, 7, 30)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('pay' as const, 'grant' as const), id, days }),
  fc.record({ kind: fc.constant('refund' as const), id }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(1, 23, 24, 24 * 8) }),
)

/** What is left of each time, in the order in which they are used up: the rule in its simplest words. */
class Model {
  left: { readonly name: string; ms: number }[] = []
  readonly seen = new Set<string>()
  readonly refunded = new Set<string>()
  add(name: string, ms: number) {
    if (this.seen.has(name)) return
    this.seen.add(name)
    this.left.push({ name, ms })
  }
  refund(name: string) {
    this.left = this.left.filter((one) => one.name !== name)
    this.seen.add(name)
  }
  pass(ms: number) {
    let rest = ms
    for (const one of this.left) {
      const used = Math.min(one.ms, rest)
      one.ms -= used
      rest -= used
    }
  }
  sum = () => this.left.reduce((total, { ms }) => total + ms, 0)
}

async function act(db: Database, memberId: number, step: Step, model: Model, now: number): Promise<number> {
  const at = new Date(now)
  const charge = 'id' in step ? `charge-${memberId}-${step.id}` : ''
  switch (step.kind) {
    case 'wait':
      model.pass(step.hours * 3_600_000)
      return now + step.hours * 3_600_000
    case 'pay':
      await recordPayment(db, {
        memberId,
        chargeId: charge,
        providerChargeId: null,
        offer: `${step.days}d`,
        days: step.days,
        amount: 1,
        currency: 'XTR',
        isRecurring: false,
        isFirst: true,
        paidAt: at,
        at,
      })
      model.add(charge, step.days * DAY_MS)
      return now
    case 'grant': {
      const transactionId = `grant-${memberId}-${step.id}`
      const money = { provider: 'local', amount: 0, currency: 'XTR' }
      await grantPremium(db, { memberId, transactionId, days: step.days, at, ...money })
      model.add(transactionId, step.days * DAY_MS)
      return now
    }
    case 'refund': {
      const unknown = { offer: '7d', amount: 1, currency: 'XTR' }
      await recordRefund(db, { memberId, chargeId: charge, unknown, at })
      model.refund(charge)
      return now
    }
  }
}

describe('the time of premium', () => {
  it('that is left is the sum of what is left of each charge and gift, in any order, however often each comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { db } = store
        const memberId = members++
        const model = new Model()
        let now = Date.UTC(2026, 5, 1)
        for (const one of steps) {
          now = await act(db, memberId, one, model, now)
          const user = await db.prisma.user.findUnique({ where: { telegramId: BigInt(memberId) } })
          const left = user === null ? 0 : Math.max(0, (user.premiumExpiresAt?.getTime() ?? 0) - now)
          expect(left).toBe(model.sum())
          const rows = await db.prisma.premiumSubscription.findMany({
            where: {
              user: { telegramId: BigInt(memberId) },
              endDate: { gt: new Date(now) },
              refundedAt: null,
            },
            orderBy: { startDate: 'asc' },
          })
          // The rows that count follow one another without a gap or an overlap.
          for (const [index, row] of rows.entries())
            expect(row.startDate).toEqual(rows[index - 1]?.endDate ?? row.startDate)
          expect(rows.at(-1)?.endDate.getTime() ?? now).toBe(now + left)
        }
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  it('is added once though the same charge comes from many sides at the same moment', async () => {
    const memberId = members++
    const at = new Date()
    const payment = {
      memberId,
      chargeId: `many-${memberId}`,
      providerChargeId: null,
      offer: '7d',
      days: 7,
      amount: 75,
      currency: 'XTR',
      isRecurring: false,
      isFirst: true,
      paidAt: at,
      at,
    }
    await Promise.allSettled(Array.from({ length: 12 }, () => recordPayment(store.db, payment)))
    const again = await recordPayment(store.db, payment)
    expect(again).toMatchObject({ kind: 'known', end: new Date(at.getTime() + 7 * DAY_MS) })
    const user = await store.db.prisma.user.findUniqueOrThrow({ where: { telegramId: BigInt(memberId) } })
    expect(user.premiumExpiresAt).toEqual(new Date(at.getTime() + 7 * DAY_MS))
    expect(await store.db.prisma.payment.count({ where: { userId: user.id } })).toBe(1)
    expect(await store.db.prisma.premiumSubscription.count({ where: { userId: user.id } })).toBe(1)
  })
})
