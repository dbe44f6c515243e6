import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { charge, playPremium } from './premium-play.js'
import { givenBack, paid, press, text } from './updates.js'

const { world, until, daysLeft, rowsOf, lastWords, lastButtons } = playPremium()
const en = t('en')

describe('a payment', () => {
  it('that comes twice, late and in other updates gives its days once', async () => {
    const id = await world().member()
    const bought = charge()
    const update = paid(id, bought)
    await world().deliver(update, update, text(id, 'hello'), paid(id, bought))
    for (let turn = 0; turn < 70; turn++) await world().deliver(text(id, 'hello'))
    await world().publisher.memberEvent(update, `late-${id}`)
    await world().settled()
    expect(await daysLeft(id)).toBe(30)
    expect(await rowsOf(id)).toHaveLength(1)
    const told = new Set(
      (await world().envelopesTo(id))
        .filter(({ action }) => action.kind === 'send' && JSON.stringify(action).includes('Thank you'))
        .map(({ key }) => key),
    )
    expect(told.size).toBe(1)
  })

  it('adds to what is left', async () => {
    const id = await world().member()
    await world().deliver(paid(id, charge()), paid(id, charge({ payload: 'premium:7d:7:75:1800000000' })))
    expect(await daysLeft(id)).toBe(37)
  })

  it('of somebody unknown, banned or under age is written down and counts', async () => {
    const stranger = world().newcomer()
    await world().deliver(paid(stranger, charge()))
    expect(await daysLeft(stranger)).toBe(30)
    await world().deliver(
      text(stranger, '/start'),
      press(stranger, 'gender:female'),
      text(stranger, '30'),
      text(stranger, 'Berlin'),
      press(stranger, 'skip'),
    )
    await world().deliver(text(stranger, '/premium'))
    expect(await lastWords(stranger)).toContain('You have Premium until')
    const banned = await world().member()
    await world().redis.hset(`{pool}:session:${banned}`, 'banned', 'forever')
    await world().deliver(paid(banned, charge()))
    expect(await daysLeft(banned)).toBe(30)
    const young = world().newcomer()
    await world().deliver(text(young, '/start'), press(young, 'gender:male'), text(young, '15'))
    await world().deliver(paid(young, charge()))
    expect(await daysLeft(young)).toBe(30)
  })

  it('for an invoice that nobody knows is written down, and its payer is led to help', async () => {
    const id = await world().member()
    await world().deliver(paid(id, charge({ payload: 'something else' })))
    expect(await lastWords(id)).toBe(en.premium.paidUnknown())
    expect(await lastButtons(id)).toContain('paysupport')
    expect(await until(id)).toBeNull()
    expect(await world().db.prisma.payment.count({ where: { user: { telegramId: BigInt(id) } } })).toBe(1)
  })

  it('that is given back takes what is left of its days, once, whoever says so', async () => {
    const id = await world().member()
    const bought = charge()
    await world().deliver(paid(id, bought), paid(id, charge({ payload: 'premium:7d:7:75:1800000000' })))
    await world().deliver(
      { type: 'premium', memberId: id, trace: 'relay', change: 'refunded', chargeId: bought.chargeId },
      givenBack(id, bought),
      givenBack(id, bought),
    )
    expect(await daysLeft(id)).toBe(7)
    const told = (await world().envelopesTo(id)).filter(({ key }) => key.startsWith('refunded-'))
    expect(new Set(told.map(({ key }) => key)).size).toBe(1)
    expect(await lastWords(id)).toContain('given back')
    expect(
      await world().db.prisma.payment.findUnique({ where: { chargeId: bought.chargeId } }),
    ).toMatchObject({
      status: 'refunded',
    })
  })

  it('that is given back before it was heard of gives nothing later', async () => {
    const id = await world().member()
    const bought = charge()
    await world().deliver(givenBack(id, bought), paid(id, bought))
    expect(await until(id)).toBeNull()
    expect(await rowsOf(id)).toEqual([])
  })
})
