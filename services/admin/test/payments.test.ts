import { findMember } from '@anonchat/store'
import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { askingForStars } from './people.js'
import { play } from './play.js'
import { pressed, said } from './requests.js'
import { ADMIN } from './servers.js'
import { buttonsOf, wordsOf } from './world.js'

const DAY_MS = 86_400_000
const world = play()
const { payments, support } = t('en')

const last = async () => {
  const envelope = (await world().saidTo(ADMIN)).at(-1)
  if (envelope === undefined) throw new Error('the admin was told nothing')
  return envelope
}
const lastWords = async () => wordsOf(await last())

const asking = (isRecurring = false) => askingForStars(world(), isRecurring)

describe('an admin', () => {
  it('gives days of premium, once for each order, and the member hears of it', async () => {
    const { memberId } = await world().member()
    const order = said(ADMIN, `/admin_premium ${memberId} 30`)
    await world().ask(order)
    await world().publisher.adminCommand(order, `again-${order.trace}`)
    await world().ask(said(ADMIN, '/admin_premium 5 30'), said(ADMIN, `/admin_premium ${memberId}`))
    const until = (await findMember(world().db, memberId))?.premiumUntil ?? new Date(0)
    expect(Math.round((until.getTime() - Date.now()) / DAY_MS)).toBe(30)
    const events = (await world().events()).filter((one) => one.type === 'premium')
    expect(new Set(events.map((event) => JSON.stringify(event))).size).toBe(1)
    expect(events[0]).toMatchObject({ memberId, change: 'granted', days: 30, until: until.getTime() })
    expect((await world().saidTo(ADMIN)).map(wordsOf)).toEqual([
      payments.granted({ member: String(memberId), until }),
      expect.stringContaining('5'),
      payments.grantUsage(),
    ])
  })

  it('makes gift codes, which are shown once', async () => {
    await world().ask(said(ADMIN, '/admin_gifts 3 14 90'))
    const codes = (await lastWords()).match(/\/redeem [\dA-Z]{5}(-[\dA-Z]{5}){3}/g) ?? []
    expect(new Set(codes).size).toBe(3)
    expect(await world().db.prisma.giftCode.count({ where: { days: 14 } })).toBe(3)
    for (const wrong of ['', '3', '0 14', '101 14', '3 0', '3 14 x', '3 14 90 1']) {
      await world().ask(said(ADMIN, `/admin_gifts ${wrong}`))
      expect(await lastWords()).toBe(payments.giftUsage({ most: 100 }))
    }
  })

  it.each([false, true])(
    'gives a payment back, and ends its subscription if there is one (%s)',
    async (isRecurring) => {
      const { memberId, chargeId, paymentId } = await asking(isRecurring)
      await world().ask(said(ADMIN, '/admin_payments'))
      expect([...buttonsOf(await last()).values()]).toContain(`admin:payments:${paymentId}`)
      await world().ask(pressed(ADMIN, `admin:payments:${paymentId}`))
      expect(await lastWords()).toContain(chargeId)
      await world().ask(pressed(ADMIN, `admin:payments:${paymentId}:refund`))
      expect(await lastWords()).toBe(payments.refunding())
      const actions = (await world().envelopes())
        .filter(({ chatId }) => chatId === -memberId)
        .map(({ action }) => action)
      const stop = { kind: 'edit-subscription', memberId, chargeId, renews: false }
      expect(actions).toEqual([...(isRecurring ? [stop] : []), { kind: 'refund', memberId, chargeId }])
    },
  )

  it('declines, and the member is told; it is no longer asked for', async () => {
    const { memberId, paymentId } = await asking()
    await world().ask(pressed(ADMIN, `admin:payments:${paymentId}:decline`))
    expect(await lastWords()).toBe(payments.declined())
    expect((await world().saidTo(memberId)).map(wordsOf)).toEqual([support.declined()])
    const row = await world().db.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } })
    expect(row).toMatchObject({ status: 'paid', refundAskedAt: null })
    await world().ask(said(ADMIN, '/admin_payments 999999'))
    expect(await lastWords()).toBe(payments.unknown())
  })
})
