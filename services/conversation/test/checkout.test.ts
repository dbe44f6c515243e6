import { randomUUID } from 'node:crypto'
import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { charge, playPremium } from './premium-play.js'
import { eventOf, paid } from './updates.js'

const { world, daysLeft } = playPremium()
const en = t('en')

describe('a checkout', () => {
  const ask = async (id: number, more: Record<string, unknown> = {}, language = 'en') => {
    const query = {
      id: `q${randomUUID()}`,
      from: { id, is_bot: false, first_name: 'A', language_code: language },
      currency: 'XTR',
      total_amount: 200,
      invoice_payload: `premium:30d:30:200:${Math.floor(Date.now() / 1_000)}`,
      ...more,
    }
    const { trace, update, receivedAt } = eventOf(id, { pre_checkout_query: query })
    await world().publisher.checkout({ trace, memberId: id, receivedAt, update }, trace)
    const answer = async () => (await world().answers()).find((one) => one.trace === trace)
    await expect.poll(answer, { timeout: 30_000 }).toBeDefined()
    return await answer()
  }

  it('of what is offered goes on, and an invoice of another price as long as it is young', async () => {
    const id = await world().member()
    expect(await ask(id)).not.toHaveProperty('refusal')
    const young = `premium:30d:30:180:${Math.floor(Date.now() / 1_000) - 3_600}`
    expect(await ask(id, { invoice_payload: young, total_amount: 180 })).not.toHaveProperty('refusal')
    const old = 'premium:30d:30:180:1700000000'
    expect(await ask(id, { invoice_payload: old, total_amount: 180 })).toMatchObject({
      refusal: en.checkout.outdated(),
    })
    // An old one that says what is offered now is as good as a new one.
    expect(await ask(id, { invoice_payload: 'premium:30d:30:200:1700000000' })).not.toHaveProperty('refusal')
  })

  it.each([
    ['en', { total_amount: 199 }, 'unknown'],
    ['fa', { currency: 'USD' }, 'unknown'],
    ['fa', { invoice_payload: 'x' }, 'unknown'],
  ] as const)('in %s of %o is refused in the language of who pays', async (lang, more, why) => {
    const id = await world().member(lang)
    expect(await ask(id, more)).toMatchObject({ refusal: t(lang).checkout[why]() })
  })

  it('of somebody who is banned, unknown or subscribed is refused', async () => {
    const banned = await world().member('fa')
    await world().redis.hset(`{pool}:session:${banned}`, 'banned', 'forever')
    expect(await ask(banned)).toMatchObject({ refusal: t('fa').checkout.barred() })
    expect(await ask(world().newcomer(), {}, 'fa')).toMatchObject({
      refusal: t('fa').checkout.unregistered(),
    })
    const subscribed = await world().member()
    const payload = `premium:monthly:30:150:${Math.floor(Date.now() / 1_000)}`
    await world().deliver(paid(subscribed, charge({ payload, stars: 150, recurring: 'first' })))
    expect(await ask(subscribed, { invoice_payload: payload, total_amount: 150 })).toMatchObject({
      refusal: en.checkout.subscribed(),
    })
    expect(await ask(subscribed)).not.toHaveProperty('refusal')
  })

  it('is answered while the member’s mailbox stands still', async () => {
    const id = await world().member()
    const lock = `SELECT id FROM users WHERE telegram_id = ${id} FOR UPDATE`
    await world().db.prisma.$transaction(
      async (tx) => {
        await tx.$queryRawUnsafe(lock)
        // The payment waits for the row, and with it all of the mailbox.
        const waiting = paid(id, charge())
        await world().publisher.memberEvent(waiting, waiting.trace)
        expect(await ask(id)).not.toHaveProperty('refusal')
        const { messages } = (await world().bus.jsm.streams.info('MEMBERS')).state
        expect(messages).toBe(1)
      },
      { timeout: 40_000 },
    )
    await world().settled()
    expect(await daysLeft(id)).toBe(30)
  })
})
