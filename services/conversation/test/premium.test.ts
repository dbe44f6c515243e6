import { createGiftCodes, grantPremium, profileKey } from '@anonchat/store'
import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { charge, playPremium } from './premium-play.js'
import { paid, press, text } from './updates.js'

const { world, until, daysLeft, rowsOf, lastWords, lastButtons } = playPremium()
const en = t('en')

describe.each(['en', 'fa'])('premium in %s', (lang) => {
  const { premium, support, buttons, keys, filters } = t(lang)

  it('shows what it gives and the offers, from the menu and from a locked filter', async () => {
    const id = await world().member(lang)
    await world().deliver(text(id, keys.premium))
    for (const said of [premium.none(), premium.givesFilters(), premium.givesCalls(), premium.choose()])
      expect(await lastWords(id)).toContain(said)
    const shown = await lastButtons(id)
    expect(shown).toContain(premium.pack({ days: 7, stars: 75 }))
    expect(shown).toContain(premium.monthly({ days: 30, stars: 150 }))
    await world().deliver(press(id, 'want:gender'))
    expect(await lastWords(id)).toBe(filters.needsPremium())
    expect(await lastButtons(id)).toContain('"data":"premium"')
    await world().deliver(press(id, 'premium'))
    expect(await lastWords(id)).toContain(premium.title())
  })

  it('is bought by an invoice that names what is promised', async () => {
    const id = await world().member(lang)
    await world().deliver(press(id, 'buy:30d'))
    const { action } = (await world().envelopesTo(id)).at(-1) ?? {}
    expect(action).toMatchObject({ kind: 'invoice', stars: 200, title: premium.invoiceTitle({ days: 30 }) })
    const payload = action?.kind === 'invoice' ? action.payload : ''
    expect(payload).toMatch(/^premium:30d:30:200:\d+$/)
    const bought = charge({ payload })
    await world().deliver(paid(id, bought))
    const end = await until(id)
    expect(await lastWords(id)).toBe(premium.paid({ until: end ?? new Date(0) }))
    expect(await daysLeft(id)).toBe(30)
    expect(await rowsOf(id)).toMatchObject([
      { provider: 'stars', transactionId: bought.chargeId, amount: 200, currency: 'XTR', isRecurring: false },
    ])
    await world().deliver(text(id, '/premium'))
    expect(await lastWords(id)).toContain(premium.until({ until: end ?? new Date(0) }))
  })

  it('that was paid is asked back by /paysupport, after a question, and the admins hear of it once', async () => {
    const id = await world().member(lang)
    await world().deliver(text(id, '/paysupport'))
    expect(await lastWords(id)).toContain(support.none())
    const bought = charge()
    await world().deliver(paid(id, bought), text(id, '/paysupport'))
    expect(await lastWords(id)).toContain(`${bought.chargeId.slice(0, 8)}…`)
    expect(await lastWords(id)).not.toContain(bought.chargeId)
    const button = /refund:\d+/.exec(await lastButtons(id))?.[0] ?? ''
    await world().deliver(press(id, button))
    expect(await lastWords(id)).toBe(support.sure({ stars: 200 }))
    await world().deliver(press(id, `${button}:yes`), press(id, `${button}:yes`))
    const words = await world().wordsTo(id)
    expect(words).toContain(support.asked())
    expect(words.at(-1)).toBe(support.nothingToAsk())
    const payment = Number(button.split(':')[1])
    const admin = (await world().wordsTo(42)).filter((one) => one.includes(String(payment)))
    expect(admin).toHaveLength(1)
    expect(await world().envelopesTo(42)).not.toContainEqual(
      expect.objectContaining({ action: expect.stringContaining(String(id)) }),
    )
    // Somebody else's payment is nobody's business.
    const other = await world().member(lang)
    await world().deliver(press(other, `${button}:yes`))
    expect(await lastWords(other)).toBe(support.nothingToAsk())
    expect(buttons.askRefund).not.toBe('')
  })

  it('is given by a gift code, once, by hand or by a link', async () => {
    const at = new Date()
    const made = { count: 2, days: 14, adminId: 1, validDays: null, at }
    const [first = '', second = ''] = await createGiftCodes(world().db, made)
    const [a, b] = [await world().member(lang), await world().member(lang)]
    const { redeem } = t(lang)
    await world().deliver(text(a, '/redeem'))
    expect(await lastWords(a)).toBe(redeem.how())
    await world().deliver(text(a, `/redeem ${first.slice(0, 5)}-${first.slice(5).toLowerCase()}`))
    expect(await lastWords(a)).toBe(premium.granted({ days: 14, until: (await until(a)) ?? at }))
    await world().deliver(text(b, `/start gift_${first}`))
    expect(await lastWords(b)).toBe(redeem.used())
    await world().deliver(text(b, `/start gift_${second}`), text(b, `/redeem ${second}`))
    expect(await daysLeft(b)).toBe(14)
    expect(await rowsOf(b)).toHaveLength(1)
  })
})

describe('a subscription', () => {
  it('adds its days with each charge, and is stopped and resumed by the charge that began it', async () => {
    const id = await world().member()
    const payload = 'premium:monthly:30:150:1800000000'
    const first = charge({ payload, stars: 150, recurring: 'first' })
    const second = charge({ payload, stars: 150, recurring: 'again' })
    await world().deliver(paid(id, first), paid(id, second))
    expect(await daysLeft(id)).toBe(60)
    await world().deliver(text(id, '/premium'))
    expect(await lastWords(id)).toContain('renews itself')
    // No second one is offered.
    expect(await lastButtons(id)).not.toContain('buy:monthly')
    expect(await lastButtons(id)).toContain('renew:off')
    await world().deliver(press(id, 'renew:off'))
    const asked = (await world().envelopes()).filter(({ chatId }) => chatId === -id)
    expect(asked.map(({ action }) => action)).toEqual([
      { kind: 'edit-subscription', memberId: id, chargeId: first.chargeId, renews: false },
    ])
    const about = { type: 'premium', memberId: id, trace: 'relay', chargeId: first.chargeId } as const
    await world().deliver({ ...about, change: 'renewal-stopped', id: 'k1' })
    expect(await lastWords(id)).toContain('no longer renews itself')
    await world().deliver(text(id, '/premium'))
    expect(await lastButtons(id)).toContain('renew:on')
    await world().deliver(press(id, 'renew:off'))
    expect(await lastWords(id)).toBe(en.premium.renewalSame())
    await world().deliver({ ...about, change: 'renewal-resumed', id: 'k2' })
    await world().deliver(text(id, '/premium'))
    expect(await lastButtons(id)).toContain('renew:off')
    await world().deliver({ ...about, change: 'renewal-failed', id: 'k3' })
    expect(await lastWords(id)).toBe(en.premium.renewalFailed())
  })
})

describe('a room', () => {
  it('becomes longer for both when one of them becomes premium in it', async () => {
    const { a, b, roomId } = await world().pair(['en', 'fa'])
    await world().deliver(paid(a, charge()))
    expect((await world().wordsTo(a)).slice(-1)).toEqual([en.premium.longerRoom()])
    expect(await lastWords(b)).toBe(t('fa').premium.longerRoom())
    for (const id of [a, b]) expect(await world().session(id)).toMatchObject({ premium: '1', room: roomId })
    const row = await world().db.prisma.chatRoom.findUniqueOrThrow({ where: { id: roomId } })
    expect(row.isPremium).toBe(true)
    // The timer of the shorter time no longer counts; that of the longer one does.
    const timer = { type: 'timer', memberId: a, trace: 'timer', timer: 'room-expiry', roomId } as const
    await world().deliver({ ...timer, premium: false })
    expect(await world().session(a)).toMatchObject({ state: 'chatting' })
    await world().deliver({ ...timer, premium: true })
    expect(await world().session(a)).toMatchObject({ state: 'idle' })
  })
})

describe('days that an admin gave', () => {
  it('count at once, and the member is told once', async () => {
    const id = await world().member()
    await world().deliver(text(id, '/profile'))
    expect(await world().redis.exists(profileKey(id))).toBe(1)
    const money = { provider: 'local', amount: 0, currency: 'XTR', at: new Date() }
    const granted = await grantPremium(world().db, {
      memberId: id,
      transactionId: `admin-${id}`,
      days: 3,
      ...money,
    })
    const end = granted.kind === 'taken' ? 0 : granted.end.getTime()
    const event = { type: 'premium', memberId: id, trace: 'admin', change: 'granted', days: 3 } as const
    await world().deliver(
      { ...event, transactionId: `admin-${id}`, until: end },
      { ...event, transactionId: `admin-${id}`, until: end },
    )
    const told = (await world().wordsTo(id)).filter((words) => words.startsWith('🎁'))
    expect(told).toEqual([en.premium.granted({ days: 3, until: new Date(end) })])
    await world().deliver(text(id, '/filters'))
    expect(await lastButtons(id)).not.toContain('🔒')
  })
})

describe('somebody who guesses gift codes', () => {
  it('has to wait after ten tries, but not for what is theirs', async () => {
    const id = await world().member()
    for (let turn = 0; turn < 11; turn++)
      await world().deliver(text(id, `/redeem 0000000000000000${1000 + turn}`))
    const words = await world().wordsTo(id)
    expect(words.filter((one) => one === en.redeem.unknown())).toHaveLength(10)
    expect(words.at(-1)).toContain('Too many tries')
    await world().deliver(paid(id, charge()))
    expect(await daysLeft(id)).toBe(30)
  })
})
