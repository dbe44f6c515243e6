import { newestUserId, openParcels } from '@anonchat/store'
import { beforeEach, describe, expect, it } from 'vitest'
import { play } from './play.js'
import { pressed } from './requests.js'
import { ADMIN } from './servers.js'
import { besideAnother, standing } from './standing.js'
import { wordsOf } from './world.js'

const LIMIT_MS = 60_000
const HOUR_MS = 3_600_000
const world = play()

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
