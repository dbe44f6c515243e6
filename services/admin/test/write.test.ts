import { createBroadcast } from '@anonchat/store'
import { t } from '@anonchat/texts'
import { beforeEach, describe, expect, it } from 'vitest'
import { fails, interfaceOf } from './interface.js'
import { play } from './play.js'
import { relaying, taken } from './relay.js'
import { pressed } from './requests.js'
import { ADMIN, SECOND_ADMIN } from './servers.js'
import { buttonsOf, wordsOf } from './world.js'

const LIMIT_MS = 60_000
const world = play({ PAID_BROADCAST: 'on' })
const ask = interfaceOf(world)
const BODY = { admin_telegram_id: ADMIN, text: 'Hello <b>all</b>' }
let orders = 0
const order = () => ({ 'Idempotency-Key': `an-order-of-a-test-${orders++}` })

beforeEach(async () => {
  await world().db.prisma.broadcast.deleteMany()
  await world().db.prisma.adminAction.deleteMany()
})

const write = (body: object = BODY, headers: Record<string, string> = order(), messageId = 71) =>
  relaying(world(), taken(messageId), () => ask('POST', '/broadcasts', body, headers))
const rows = () => world().db.prisma.broadcast.findMany()
const log = async () =>
  (await world().db.prisma.adminAction.findMany({ orderBy: { id: 'asc' } })).map(
    ({ action, actor }) => `${actor} ${action}`,
  )
const written = async () => {
  const { status, body } = await write()
  if (status !== 200) throw new Error(`not written: ${JSON.stringify(body)}`)
  return body.broadcast_id as number
}

describe('a broadcast that is written over HTTP', { timeout: LIMIT_MS }, () => {
  it('is shown in the chat of the admin as members will see it, and is a draft there, with whom it is for', async () => {
    await world().member({ gender: 'male', city: 'Linz', cityKey: 'linz' })
    const { status, body } = await write({
      ...BODY,
      buttons: 'Site - https://example.org',
      city: 'LINZ',
      gender: 'male',
      language: 'en',
      premium: false,
      active_days: 7,
      at: '23:59',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'draft',
      admin_telegram_id: ADMIN,
      audience_size: 1,
      audience: { language: 'en', gender: 'male', city_key: 'linz', premium: false, active_days: 7 },
      scheduled_at: expect.stringContaining('T23:59:00'),
    })
    const [shown, draft] = await world().saidTo(ADMIN)
    expect(shown?.action).toEqual({
      kind: 'send',
      content: { kind: 'html', html: BODY.text },
      markup: { kind: 'inline', rows: [[{ text: 'Site', url: 'https://example.org' }]] },
    })
    expect(draft === undefined ? '' : wordsOf(draft)).toContain('City: linz')
    expect(await rows()).toMatchObject([{ sourceChatId: BigInt(ADMIN), sourceMessageIds: '71' }])
    expect(await log()).toEqual(['api broadcast.write'])
  })

  it('is begun and started once for each order, and by none alone', async () => {
    await world().member()
    const once = order()
    const first = await write(BODY, once)
    expect(await write(BODY, once, 99)).toEqual(first)
    expect(await rows()).toMatchObject([{ status: 'draft', sourceMessageIds: '71' }])
    const id = first.body.broadcast_id
    const start = order()
    const started = await ask('POST', `/broadcasts/${id}/start`, undefined, start)
    expect(started.body).toMatchObject({ broadcast_id: id, status: 'running' })
    expect((await ask('POST', `/broadcasts/${id}/start`, undefined, start)).status).toBe(200)
    expect(await ask('POST', `/broadcasts/${id}/start`)).toEqual(fails(409, 'not_now'))
    expect(await log()).toEqual(['api broadcast.write', 'api broadcast.send'])
  })

  it('is begun once when two requests of one order come at the same time', async () => {
    await world().member()
    const once = order()
    const both = await relaying(world(), taken(71), () =>
      Promise.all([ask('POST', '/broadcasts', BODY, once), ask('POST', '/broadcasts', BODY, once)]),
    )
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await rows()).toHaveLength(1)
    expect(await log()).toEqual(['api broadcast.write'])
  })

  it('may be changed and sent off in the chat, by that admin alone', async () => {
    await world().member()
    const id = await written()
    const screen = (await world().saidTo(ADMIN)).at(-1)
    const buttons = screen === undefined ? new Map<string, string>() : buttonsOf(screen)
    const check = buttons.get(t('en').broadcast.check())
    expect(check).toBe(`admin:broadcast:${id}:check`)
    await world().ask(pressed(SECOND_ADMIN, `admin:broadcast:${id}:send`))
    expect(await rows()).toMatchObject([{ status: 'draft' }])
    await world().ask(pressed(ADMIN, `admin:broadcast:${id}:send`))
    expect(await rows()).toMatchObject([{ status: 'running', adminId: BigInt(ADMIN) }])
  })

  it('has its progress told by the message that showed the draft', async () => {
    await world().member()
    const id = await written()
    await world().redis.hset(`slots:{${ADMIN}}`, `broadcast-${id}`, '4321')
    await ask('POST', `/broadcasts/${id}/start`)
    expect(await rows()).toMatchObject([{ statusMessageId: 4_321n }])
  })

  it('can be dropped; a draft of the chat is started and dropped by its writer alone', async () => {
    await world().member()
    const id = await written()
    expect(await ask('POST', `/broadcasts/${id}/pause`)).toEqual(fails(409, 'is_draft'))
    expect((await ask('POST', `/broadcasts/${id}/cancel`)).body).toMatchObject({ status: 'cancelled' })
    const one = { key: '777-chat', adminId: ADMIN, sourceMessageIds: [7], createdAt: new Date() }
    const ofChat = await createBroadcast(world().db, one)
    for (const what of ['start', 'cancel'])
      expect(await ask('POST', `/broadcasts/${ofChat}/${what}`)).toEqual(fails(409, 'is_draft'))
  })

  it('costs no Stars to which nobody agreed, and goes to nobody where nobody is left', async () => {
    const { userId } = await world().member({ city: 'Wels', cityKey: 'wels' })
    const { body } = await write({ ...BODY, city: 'Wels' })
    const id = body.broadcast_id
    await world().ask(pressed(ADMIN, `admin:broadcast:${id}:paid:1`))
    expect(await ask('POST', `/broadcasts/${id}/start`)).toEqual(fails(409, 'costs_stars'))
    await world().db.prisma.user.update({ where: { id: userId }, data: { isUnreachable: true } })
    expect(await ask('POST', `/broadcasts/${id}/start`)).toEqual(fails(409, 'nobody_there'))
    expect(await rows()).toMatchObject([{ status: 'draft' }])
  })
})

describe('what cannot become a broadcast', { timeout: LIMIT_MS }, () => {
  it.each([
    [{ text: '' }, 'invalid_request'],
    [{ text: 'x'.repeat(16_385) }, 'invalid_request'],
    [{ buttons: 'no button' }, 'invalid_request'],
    [{ language: 'xx' }, 'invalid_request'],
    [{ city: '!!!' }, 'invalid_request'],
    [{ active_days: 0 }, 'invalid_request'],
    [{ at: 'yesterday' }, 'invalid_request'],
    [{ at: '2020-01-01 10:00' }, 'invalid_request'],
    [{ to: 'everybody' }, 'invalid_request'],
    [{ admin_telegram_id: 5 }, 'not_an_admin'],
  ])('is refused and leaves nothing: %j', async (part, code) => {
    await world().member()
    expect(await ask('POST', '/broadcasts', { ...BODY, ...part })).toEqual(fails(422, code))
    expect([await rows(), await log(), await world().envelopes()]).toEqual([[], [], []])
  })

  it('because nobody is meant by it, is not even shown', async () => {
    expect(await write({ ...BODY, city: 'Nowhere' })).toEqual(fails(409, 'nobody_there'))
    expect([await rows(), await log(), await world().envelopes()]).toEqual([[], [], []])
  })

  it('because Telegram does not take it, is told in its words; nothing is begun', async () => {
    await world().member()
    const why = "Bad Request: can't parse entities: Unclosed start tag"
    const refused = await relaying(
      world(),
      () => ({ kind: 'refused', why }),
      () => ask('POST', '/broadcasts', { ...BODY, text: '<b>' }, order()),
    )
    expect(refused).toEqual(fails(422, 'text_refused'))
    expect(refused.body.error.message).toContain(why)
    const unreachable = await relaying(
      world(),
      () => ({ kind: 'unreachable' }),
      () => ask('POST', '/broadcasts', BODY, order()),
    )
    expect(unreachable).toEqual(fails(409, 'chat_closed'))
    expect([await rows(), await log()]).toEqual([[], []])
  })

  it('because it is not shown yet, becomes one by the same order again, and is shown once', async () => {
    await world().member()
    const once = order()
    expect(await ask('POST', '/broadcasts', BODY, once)).toEqual(fails(503, 'not_shown'))
    expect([await rows(), await log()]).toEqual([[], []])
    expect((await write(BODY, once)).status).toBe(200)
    const keys = (await world().saidTo(ADMIN)).filter((one) => one.noteOutcome === true).map(({ key }) => key)
    expect(new Set(keys).size).toBe(1)
    expect(await rows()).toHaveLength(1)
  })
})
