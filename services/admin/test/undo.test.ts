import { createLogger } from '@anonchat/runtime'
import { type Lease, openParcels, openSendOutcomes, openSentMessages } from '@anonchat/store'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBroadcastJob } from '../src/in/broadcast-job.js'
import { type Servers, startServers } from './servers.js'
import { standing } from './standing.js'
import { openWorld, type World } from './world.js'

const nothing = async () => undefined
let servers: Servers
let world: World
// Without the service: nobody else drives the broadcast.
beforeAll(async () => {
  servers = await startServers()
  world = await openWorld(servers)
})
afterAll(async () => {
  await world?.close()
  await servers?.dispose()
})

it('an undo gives no parcel up that a relay could still take', async () => {
  const { db, redis, publisher } = world
  const { memberId } = await world.member()
  const id = await standing(world, { status: 'undoing', startedAt: new Date(), parcelCount: 1 })
  const recipients = Buffer.alloc(8)
  recipients.writeBigInt64BE(BigInt(memberId))
  await db.prisma.broadcastParcel.create({ data: { broadcastId: id, number: 1, recipients } })
  const parcels = openParcels(redis)
  const action = { kind: 'copy' as const, fromChatId: 1, messageIds: [7] }
  await parcels.put(`${id}-1`, { broadcastId: id, action, recipients: [{ chatId: memberId }] })

  const leases: Lease[] = []
  const context = {
    db,
    publish: publisher,
    // A relay that tries to take it right after it was looked whether one has it.
    parcels: {
      ...parcels,
      isLeased: async (parcel: string) => {
        const isLeased = await parcels.isLeased(parcel)
        leases.push(await parcels.lease(parcel, id, 'a relay', 60_000))
        return isLeased
      },
    },
    bulk: { add: nothing },
    broadcasts: { add: nothing, remove: nothing },
    perSecond: 25,
    paid: false,
    findAdmin: async () => ({ language: null }),
    admins: new Set<number>(),
    outcomes: openSendOutcomes(redis),
    sent: openSentMessages(redis),
    log: createLogger('test', 'silent'),
    now: () => Date.now(),
  }
  const job = createBroadcastJob(context, nothing, nothing, nothing)
  await job({ broadcastId: id })
  expect(leases).toEqual([{ kind: 'held' }])
  expect(await db.prisma.broadcastParcel.findFirst({ where: { broadcastId: id } })).toMatchObject({
    state: expect.stringMatching(/^(settled|undoing)$/),
  })
  expect(await db.prisma.broadcast.findUnique({ where: { id } })).toMatchObject({ skippedCount: 1 })
})
