import { waitUntil } from '@anonchat/servers'
import { createDatabase, type Database, findMember } from '@anonchat/store'
import type { PayResult, SeenMessage } from '@anonchat/telegram-sandbox'
import { t } from '@anonchat/texts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServiceName, type System, startSystem } from '../src/index.js'
import { pairUp, populate } from '../src/load/population.js'

const DAY_MS = 86_400_000
const en = t('en')
const LIMIT_MS = 60_000
/** The first of the members who are there. */
const ADMIN = 500_000_001

let system: System
let database: Database
let members: number[]
beforeAll(async () => {
  system = await startSystem({
    mode: 'processes',
    updates: 'webhook',
    replicas: { gateway: 2, conversation: 2, matchmaker: 1, relay: 2, admin: 1, 'video-call': 0 },
    env: {
      ADMIN_IDS: String(ADMIN),
      PREMIUM_OFFERS: '7d=75,30d=200,monthly=150',
      FLOOD_BURST: '1000',
      LOG_LEVEL: 'warn',
    },
    sandbox: { limits: 'off', webhookRetry: { baseMs: 100, maxMs: 500 } },
  })
  database = createDatabase(system.databaseUrl)
  members = await populate(system.databaseUrl, system.sandbox, 12)
})
afterAll(async () => {
  await database.close()
  await system.stop()
})

const member = (): number => {
  const id = members.pop()
  if (id === undefined) throw new Error('no member is left')
  return id
}
const daysOf = async (id: number): Promise<number> => {
  const until = (await findMember(database, id))?.premiumUntil
  return Math.round(((until?.getTime() ?? Date.now()) - Date.now()) / DAY_MS)
}
const waitForDays = (id: number, days: number) =>
  waitUntil(
    async () => (await daysOf(id)) === days,
    LIMIT_MS,
    () => `the member does not have ${days} days`,
  )
const press = (id: number, under: SeenMessage, label: string) =>
  system.sandbox.press(id, { messageId: under.messageId, label })
/** Opens /premium, and takes the invoice of a pack. */
async function invoiceOf(id: number, label: string): Promise<number> {
  system.sandbox.sendText(id, '/premium')
  const screen = await system.sandbox.waitFor(id, en.premium.title(), { timeoutMs: LIMIT_MS })
  await press(id, screen, label)
  const sent = await system.sandbox.waitFor(id, ({ message }: SeenMessage) => message.invoice !== undefined, {
    after: screen.messageId,
    timeoutMs: LIMIT_MS,
  })
  return sent.messageId
}
const chargeOf = (result: PayResult): string => {
  if (result.kind !== 'paid') throw new Error(`not paid: ${JSON.stringify(result)}`)
  return result.chargeId
}

describe('premium, through the whole system', () => {
  it('is bought in a room, which becomes longer; and is given back', async () => {
    const [a, b] = [member(), member()]
    await pairUp(system.databaseUrl, system.sandbox, [a, b])
    const pack = en.premium.pack({ days: 30, stars: 200 })
    const chargeId = chargeOf(await system.sandbox.pay(a, { messageId: await invoiceOf(a, pack) }))
    await waitForDays(a, 30)
    for (const id of [a, b])
      await system.sandbox.waitFor(id, en.premium.longerRoom(), { timeoutMs: LIMIT_MS })
    const row = await database.prisma.payment.findUniqueOrThrow({ where: { chargeId } })
    expect(row).toMatchObject({ amount: 200, status: 'paid' })
    system.sandbox.sendText(ADMIN, `/admin_payments ${row.id}`)
    const shown = await system.sandbox.waitFor(ADMIN, chargeId, { timeoutMs: LIMIT_MS })
    await press(ADMIN, shown, en.payments.refund())
    await system.sandbox.waitFor(a, en.premium.refundedNone(), { timeoutMs: LIMIT_MS })
    await waitForDays(a, 0)
    expect(await database.prisma.payment.findUnique({ where: { chargeId } })).toMatchObject({
      status: 'refunded',
    })
  })

  it('renews itself, is stopped, resumed, and charged no more when it is stopped', async () => {
    const id = member()
    system.sandbox.sendText(id, '/premium')
    const screen = await system.sandbox.waitFor(id, en.premium.title(), { timeoutMs: LIMIT_MS })
    const button = screen.inlineKeyboard?.flat().find(({ url }) => url !== undefined)
    const first = chargeOf(await system.sandbox.pay(id, { link: button?.url ?? '' }))
    await waitForDays(id, 30)
    chargeOf(system.sandbox.renew(id, first))
    await waitForDays(id, 60)
    system.sandbox.sendText(id, '/premium')
    const shown = await system.sandbox.waitFor(id, 'renews itself on', { timeoutMs: LIMIT_MS })
    await press(id, shown, en.buttons.stopRenewal)
    await system.sandbox.waitFor(id, 'no longer renews itself', { timeoutMs: LIMIT_MS })
    expect(system.sandbox.renew(id, first)).toMatchObject({ kind: 'refused' })
  })

  it('is refused at the checkout in words when the invoice is not ours', async () => {
    const id = member()
    const query = { id: 'q-forged', from: { id, is_bot: false, first_name: 'A', language_code: 'fa' } }
    system.sandbox.inject({
      pre_checkout_query: {
        ...query,
        currency: 'XTR',
        total_amount: 1,
        invoice_payload: 'premium:30d:30:200:1',
      },
    })
    await waitUntil(
      async () =>
        system.sandbox
          .calls({ method: 'answerPreCheckoutQuery' })
          .some(({ params }) => params.pre_checkout_query_id === 'q-forged' && params.ok === false),
      LIMIT_MS,
      () => 'the checkout was not refused',
    )
  })

  it('counts once though every service dies by kill -9 while it is paid, and each update comes twice', async () => {
    const payers = [member(), member(), member(), member()]
    const pack = en.premium.pack({ days: 7, stars: 75 })
    const invoices = await Promise.all(
      payers.map(async (id) => ({ id, messageId: await invoiceOf(id, pack) })),
    )
    const victims: ServiceName[] = ['conversation', 'relay', 'gateway', 'conversation']
    for (const [index, { id, messageId }] of invoices.entries()) {
      const paying = system.sandbox.pay(id, { messageId }, { timeoutMs: LIMIT_MS })
      const service = victims[index] ?? 'conversation'
      const victim = system.replicas(service).find((replica) => replica.alive())
      if (victim !== undefined) await system.kill(service, victim.index)
      await system.startReplica(service)
      const chargeId = chargeOf(await paying)
      await waitForDays(id, 7)
      // Telegram tells of it once more, in another update.
      const from = { id, is_bot: false, first_name: 'A' }
      system.sandbox.inject({
        message: {
          message_id: 1_000_000 + index,
          date: Math.floor(Date.now() / 1_000),
          from,
          chat: { id, type: 'private', first_name: 'A' },
          successful_payment: {
            currency: 'XTR',
            total_amount: 75,
            invoice_payload: 'premium:7d:7:75:1800000000',
            telegram_payment_charge_id: chargeId,
            provider_payment_charge_id: '',
          },
        },
      })
    }
    await system.sandbox.drained(LIMIT_MS)
    for (const { id } of invoices) {
      system.sandbox.sendText(id, '/paysupport')
      await system.sandbox.waitFor(id, en.support.about(), { timeoutMs: LIMIT_MS })
      expect(await daysOf(id)).toBe(7)
      const where = { user: { telegramId: BigInt(id) } }
      expect(await database.prisma.premiumSubscription.count({ where })).toBe(1)
      expect(await database.prisma.payment.count({ where })).toBe(1)
      const thanks = system.sandbox
        .messages(id)
        .filter(({ message }) => message.text?.startsWith('🎉 Thank you'))
      expect(thanks).toHaveLength(1)
    }
  }, 240_000)
})
