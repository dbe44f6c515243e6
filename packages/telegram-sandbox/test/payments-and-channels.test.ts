import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Stage, stage } from './support.js'

let s: Stage
beforeEach(async () => {
  s = await stage()
})
afterEach(() => s.sandbox.stop())

const STARS = {
  title: 'Premium',
  description: 'A month',
  payload: 'premium-1',
  currency: 'XTR',
  prices: [{ label: 'x', amount: 50 }],
}

async function checkout(): Promise<string> {
  const query = (await s.updates()).findLast((update) => update.pre_checkout_query)?.pre_checkout_query
  expect(query).toMatchObject({
    currency: 'XTR',
    total_amount: 50,
    invoice_payload: 'premium-1',
    from: { id: s.ada.id },
  })
  return query?.id ?? ''
}

describe('payments with Stars', () => {
  it('of a subscription link: asked, paid, told, refunded once', async () => {
    const { result: link } = await s.call('createInvoiceLink', { ...STARS, subscription_period: 2_592_000 })
    const paying = s.sandbox.pay(s.ada.id, { link: String(link) })
    await s.bot.answerPreCheckoutQuery(await checkout(), true)
    const paid = await paying
    if (paid.kind !== 'paid') throw new Error(`not paid: ${paid.kind}`)
    expect((await s.updates()).at(-1)).toMatchObject({
      message: {
        successful_payment: {
          telegram_payment_charge_id: paid.chargeId,
          is_recurring: true,
          is_first_recurring: true,
          subscription_expiration_date: expect.any(Number),
        },
      },
    })
    const again = s.sandbox.renew(s.ada.id, paid.chargeId)
    if (again.kind !== 'paid') throw new Error(`not renewed: ${again.kind}`)
    const told = (await s.updates()).at(-1)?.message?.successful_payment
    expect(told).toMatchObject({ telegram_payment_charge_id: again.chargeId, is_recurring: true })
    expect(told).not.toHaveProperty('is_first_recurring')
    const edit = { user_id: s.ada.id, telegram_payment_charge_id: again.chargeId }
    expect((await s.call('editUserStarSubscription', { ...edit, is_canceled: true })).ok).toBe(true)
    expect(s.sandbox.renew(s.ada.id, paid.chargeId)).toMatchObject({ kind: 'refused' })
    expect((await s.call('editUserStarSubscription', { ...edit, is_canceled: false })).ok).toBe(true)
    expect(s.sandbox.renew(s.ada.id, paid.chargeId)).toMatchObject({ kind: 'paid' })
    const refund = { user_id: s.ada.id, telegram_payment_charge_id: paid.chargeId }
    expect((await s.call('refundStarPayment', refund)).ok).toBe(true)
    expect(await s.call('refundStarPayment', refund)).toMatchObject({
      description: 'Bad Request: CHARGE_ALREADY_REFUNDED',
    })
    expect((await s.updates()).at(-1)).toMatchObject({ message: { refunded_payment: { total_amount: 50 } } })
  })

  it('of an invoice message can be refused by the bot', async () => {
    const { message_id: messageId } = await s.bot.sendInvoice(s.ada.id, { ...STARS, provider_token: '' })
    const paying = s.sandbox.pay(s.ada.id, { messageId })
    await s.bot.answerPreCheckoutQuery(await checkout(), false, 'sold out')
    expect(await paying).toEqual({ kind: 'refused', error: 'sold out' })
  })

  it('fail when the bot does not answer', async () => {
    const { message_id: messageId } = await s.bot.sendInvoice(s.ada.id, { ...STARS, provider_token: '' })
    expect(await s.sandbox.pay(s.ada.id, { messageId }, { timeoutMs: 20 })).toEqual({ kind: 'timeout' })
  })
})

describe('channels', () => {
  const member = async (chatId: number | string) =>
    s.call('getChatMember', { chat_id: chatId, user_id: s.ada.id })

  it('tell a bot that is admin who is in, by id and by name', async () => {
    const channel = s.sandbox.createChannel({ title: 'News', username: 'sandbox_news' })
    expect((await member(channel.id)).result).toMatchObject({ status: 'left', user: { id: s.ada.id } })
    s.sandbox.setMembership(channel.id, s.ada.id, 'member')
    expect((await member('@sandbox_news')).result).toMatchObject({ status: 'member' })
    s.sandbox.setMembership(channel.id, s.ada.id, 'restricted')
    expect((await member(channel.id)).result).toMatchObject({ status: 'restricted', is_member: true })
    expect((await s.call('getChat', { chat_id: channel.id })).result).toMatchObject({
      title: 'News',
      type: 'channel',
    })
  })

  it('tell a bot that is no admin nothing', async () => {
    const channel = s.sandbox.createChannel({ botIsAdmin: false })
    expect(await member(channel.id)).toMatchObject({
      status: 400,
      description: 'Bad Request: member list is inaccessible',
    })
    s.sandbox.setBotAdmin(channel.id, true)
    expect((await member(channel.id)).ok).toBe(true)
    expect(await s.call('getChatMember', { chat_id: channel.id, user_id: 77 })).toMatchObject({
      description: 'Bad Request: PARTICIPANT_ID_INVALID',
    })
  })

  it('report joining and leaving when the bot asks for it', async () => {
    const channel = s.sandbox.createChannel()
    const last = (await s.updates({ allowed_updates: ['chat_member'] })).at(-1)?.update_id ?? 0
    s.sandbox.setMembership(channel.id, s.ada.id, 'member')
    expect(await s.updates({ offset: last + 1 })).toMatchObject([
      { chat_member: { old_chat_member: { status: 'left' }, new_chat_member: { status: 'member' } } },
    ])
  })
})

describe('what a bot says about itself', () => {
  it('is kept by scope and language', async () => {
    const commands = [{ command: 'start', description: 'Begin' }]
    await s.bot.setMyCommands(commands)
    await s.bot.setMyCommands([], { scope: { type: 'chat', chat_id: s.ada.id } })
    expect(await s.bot.getMyCommands()).toEqual(commands)
    expect(await s.bot.getMyCommands({ scope: { type: 'chat', chat_id: s.ada.id } })).toEqual([])
    await s.bot.setMyDescription('Hallo', 'de')
    expect(await s.bot.getMyDescription('de')).toEqual({ description: 'Hallo' })
    await s.bot.setChatMenuButton({ menuButton: { type: 'default' } })
    expect(await s.bot.getChatMenuButton()).toEqual({ type: 'default' })
  })
})
