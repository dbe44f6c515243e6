import { newestUserId, openParcels } from '@anonchat/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fails, interfaceOf } from './interface.js'
import { PANEL_BASE, signIn } from './panel.js'
import { play } from './play.js'
import { pressed } from './requests.js'
import { ADMIN, SECOND_ADMIN } from './servers.js'
import { besideAnother, standing } from './standing.js'
import { buttonsOf, wordsOf } from './world.js'

const LIMIT_MS = 60_000
const HOUR_MS = 3_600_000
const world = play({ ADMIN_PANEL_URL: PANEL_BASE })
const ask = interfaceOf(world)

beforeEach(async () => {
  await world().db.prisma.broadcast.deleteMany()
})

describe('whom a broadcast went to', () => {
  it('is forgotten when Telegram lets nobody delete it any more, and not before', async () => {
    const id = await standing(world(), {
      status: 'finished',
      startedAt: new Date(0),
      finishedAt: new Date(0),
    })
    const [old, young] = [49, 47].map((hours) => new Date(Date.now() - hours * HOUR_MS))
    const of = { broadcastId: id, state: 'settled' as const }
    await world().db.prisma.broadcastParcel.createMany({
      data: [
        { ...of, number: 1, settledAt: old },
        { ...of, number: 2, settledAt: young },
      ],
    })
    const left = async () => (await world().db.prisma.broadcastParcel.findMany()).map(({ number }) => number)
    await besideAnother(world(), async () => {
      await expect.poll(left, { timeout: LIMIT_MS }).toEqual([2])
    })
  })
})

it('a broadcast whose time has come begins, however many drafts were dropped since and whatever Redis lost', async () => {
  await world().member()
  const id = await standing(world(), { status: 'scheduled', scheduledAt: new Date(), audienceSize: 1 })
  const dropped = { adminId: BigInt(ADMIN), sourceChatId: BigInt(ADMIN), sourceMessageIds: '7' }
  const drafts = Array.from({ length: 100 }, () => ({ ...dropped, status: 'cancelled' as const }))
  await world().db.prisma.broadcast.createMany({ data: drafts })
  const status = async () => (await world().db.prisma.broadcast.findUnique({ where: { id } }))?.status
  await besideAnother(world(), async () => {
    await expect.poll(status, { timeout: LIMIT_MS }).toBe('running')
  })
})

describe('once the operator allows no paid broadcasts any more', () => {
  it('what still leaves of one that was agreed to is not paid for, in parcels that were there before either', async () => {
    const { memberId } = await world().member()
    await world().member()
    const lastUserId = await newestUserId(world().db)
    const startedAt = new Date()
    const id = await standing(world(), {
      status: 'running',
      allowPaid: true,
      lastUserId,
      startedAt,
      parcelCount: 1,
    })
    const recipients = Buffer.alloc(8)
    recipients.writeBigInt64BE(BigInt(memberId))
    await world().db.prisma.broadcastParcel.create({ data: { broadcastId: id, number: 1, recipients } })
    const parcels = openParcels(world().redis)
    const copy = { kind: 'copy' as const, fromChatId: ADMIN, messageIds: [7] }
    await parcels.put(`${id}-1`, {
      broadcastId: id,
      action: { ...copy, allowPaid: true },
      recipients: [{ chatId: memberId }],
    })
    const actionOf = async (number: number) => (await parcels.read(`${id}-${number}`))?.parcel.action
    await besideAnother(world(), async () => {
      await expect.poll(() => actionOf(1), { timeout: LIMIT_MS }).toEqual(copy)
      await expect.poll(() => actionOf(2), { timeout: LIMIT_MS }).toEqual(copy)
    })
  })

  it('a draft that was to be paid for costs nothing, and says so', async () => {
    await world().member()
    const id = await standing(world(), { allowPaid: true })
    await world().ask(pressed(ADMIN, `admin:broadcast:${id}:check`))
    const asked = (await world().saidTo(ADMIN)).at(-1)
    expect(asked === undefined ? '' : wordsOf(asked)).not.toContain('⭐')
    expect(await world().db.prisma.broadcast.findUnique({ where: { id } })).toMatchObject({
      allowPaid: false,
    })
  })
})

describe('a broadcast whose admin is none any more', () => {
  const OTHERS = { ADMIN_IDS: String(SECOND_ADMIN) }
  const rowOf = (id: number) => world().db.prisma.broadcast.findUniqueOrThrow({ where: { id } })
  const ban = async (isBanned: boolean) => {
    const where = { telegramId: BigInt(ADMIN) }
    if ((await world().db.prisma.user.count({ where })) === 0) await world().member({ memberId: ADMIN })
    await world().db.prisma.user.update({ where, data: { isBanned } })
  }
  afterEach(() => ban(false))

  it.each([
    ['that is on its way stands still', { status: 'running' as const, startedAt: new Date() }],
    ['that waited for its time does not begin', { status: 'scheduled' as const, scheduledAt: new Date() }],
  ])('%s, and the other admins are told', async (_, columns) => {
    await world().member()
    await ban(true)
    const lastUserId = await newestUserId(world().db)
    const id = await standing(world(), { ...columns, lastUserId, audienceSize: 1 })
    await besideAnother(world(), async () => {
      await expect.poll(async () => (await rowOf(id)).heldFor, { timeout: LIMIT_MS }).toBe('admin-gone')
      const told = async () => (await world().saidTo(SECOND_ADMIN)).map(wordsOf).join()
      await expect.poll(told, { timeout: LIMIT_MS }).toContain(`Broadcast #${id} stands still`)
    })
    expect(await rowOf(id)).toMatchObject({ status: 'paused', parcelCount: 0 })
    expect((await world().saidTo(ADMIN)).map(wordsOf)).toEqual([])
  })

  it('that was taken out of ADMIN_IDS stands still as well', async () => {
    await world().member()
    const lastUserId = await newestUserId(world().db)
    const id = await standing(world(), { status: 'running', startedAt: new Date(), lastUserId })
    await besideAnother(
      world(),
      async () => {
        await expect.poll(async () => (await rowOf(id)).heldFor, { timeout: LIMIT_MS }).toBe('admin-gone')
      },
      OTHERS,
    )
  })

  it('is not resumed by another, and can be cancelled and taken back by all', async () => {
    await ban(true)
    const id = await standing(world(), { status: 'paused', startedAt: new Date(), sentCount: 1 })
    await world().ask(pressed(SECOND_ADMIN, `admin:broadcast:${id}:resume`))
    const shown = (await world().saidTo(SECOND_ADMIN)).find(({ action }) => action.kind === 'edit')
    if (shown === undefined) throw new Error('the admin was told nothing')
    expect(wordsOf(shown)).toContain('Who wrote it is no admin any more')
    expect([...buttonsOf(shown).values()].map((data) => data.split(':')[3])).toEqual(['cancel', 'undo'])
    expect(await rowOf(id)).toMatchObject({ status: 'paused', heldFor: 'admin-gone' })
    expect(await ask('POST', `/broadcasts/${id}/resume`)).toEqual(fails(409, 'writer_gone'))
    await world().ask(pressed(SECOND_ADMIN, `admin:broadcast:${id}:cancel`))
    expect((await rowOf(id)).status).toBe('cancelled')
    await expect.poll(async () => (await rowOf(id)).finishedAt, { timeout: LIMIT_MS }).not.toBeNull()
    await world().ask(pressed(SECOND_ADMIN, `admin:broadcast:${id}:undo:yes`))
    await expect.poll(async () => (await rowOf(id)).status, { timeout: LIMIT_MS }).toBe('undone')
  })

  it('goes on by an order when they are one again', async () => {
    const id = await standing(world(), { status: 'paused', heldFor: 'admin-gone', startedAt: new Date() })
    await world().ask(pressed(SECOND_ADMIN, `admin:broadcast:${id}:resume`))
    expect(await rowOf(id)).toMatchObject({ heldFor: null })
  })
})

describe('what is known of parcels that are not settled', () => {
  /** Paused, with a parcel of two members, one of whom has got it. */
  async function halfDone(): Promise<number> {
    const members = [await world().member(), await world().member()]
    const startedAt = new Date()
    const id = await standing(world(), { status: 'paused', startedAt, audienceSize: 2, parcelCount: 1 })
    const recipients = Buffer.alloc(16)
    for (const [index, { memberId }] of members.entries())
      recipients.writeBigInt64BE(BigInt(memberId), index * 8)
    await world().db.prisma.broadcastParcel.create({ data: { broadcastId: id, number: 1, recipients } })
    const parcels = openParcels(world().redis)
    const action = { kind: 'copy' as const, fromChatId: ADMIN, messageIds: [7] }
    const chats = members.map(({ memberId: chatId }) => ({ chatId }))
    await parcels.put(`${id}-1`, { broadcastId: id, action, recipients: chats })
    await parcels.record(`${id}-1`, action, 0, { outcome: 'done', messageIds: [9] })
    return id
  }

  it('is in the answers over HTTP, one by one and in the list', async () => {
    const id = await halfDone()
    const seen = { broadcast_id: id, done: 1, counts: { sent: 1 } }
    expect((await ask('GET', `/broadcasts/${id}`)).body).toMatchObject(seen)
    expect((await ask('GET', '/broadcasts')).body.broadcasts).toMatchObject([seen])
  })

  it('is on the page, which offers to take it back', async () => {
    const id = await halfDone()
    const { cookie } = await signIn(world())
    const page = async (path: string) =>
      await (await fetch(`${world().url}/panel/broadcasts${path}`, { headers: { cookie } })).text()
    expect(await page('')).toMatch(/<progress max="2" value="1"/)
    const one = await page(`/${id}`)
    expect(one).toContain('✅ sent: 1')
    expect(one).toContain(`/panel/broadcasts/${id}/undo`)
    expect(one).toContain('Delete what was sent to 1 person?')
  })

  it('is in what an admin opens in the chat', async () => {
    const id = await halfDone()
    await world().ask(pressed(SECOND_ADMIN, `admin:broadcast:${id}:show`))
    const [shown] = await world().saidTo(SECOND_ADMIN)
    expect(shown === undefined ? '' : wordsOf(shown)).toContain('✅ sent: 1')
    await world().ask(pressed(SECOND_ADMIN, `admin:broadcast:${id}:undo`))
    expect((await world().saidTo(SECOND_ADMIN)).map(wordsOf).join()).toContain('sent to 1 person?')
  })
})

describe('a broadcast that began days ago', () => {
  it.each([
    ['is taken back while what was sent last can be deleted', 47, false, 200],
    ['is not when all of it is too old', 49, false, 409],
    ['is not for a parcel of which nobody got anything', null, false, 409],
    ['is for a parcel that is on its way', null, true, 200],
  ] as const)('%s', async (_, hours, isSent, status) => {
    const startedAt = new Date(Date.now() - 72 * HOUR_MS)
    const id = await standing(world(), { status: 'paused', startedAt, parcelCount: 1 })
    const settledAt = hours === null ? null : new Date(Date.now() - hours * HOUR_MS)
    const state = hours === null ? 'open' : 'settled'
    const recipients = new Uint8Array(16)
    await world().db.prisma.broadcastParcel.create({
      data: { broadcastId: id, number: 1, state, settledAt, recipients },
    })
    if (isSent) {
      const parcels = openParcels(world().redis)
      const action = { kind: 'copy' as const, fromChatId: ADMIN, messageIds: [7] }
      await parcels.put(`${id}-1`, { broadcastId: id, action, recipients: [{ chatId: 1 }, { chatId: 2 }] })
      await parcels.record(`${id}-1`, action, 0, { outcome: 'done', messageIds: [9] })
    }
    expect((await ask('POST', `/broadcasts/${id}/undo`)).status).toBe(status)
  })
})
