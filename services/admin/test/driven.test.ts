import { createLogger } from '@anonchat/runtime'
import { createBroadcast } from '@anonchat/store'
import { beforeEach, describe, expect, it } from 'vitest'
import { startAdmin } from '../src/index.js'
import { play } from './play.js'
import { ADMIN } from './servers.js'

const LIMIT_MS = 60_000
const HOUR_MS = 3_600_000
const world = play()

beforeEach(async () => {
  await world().db.prisma.broadcast.deleteMany()
})

type Columns = Parameters<ReturnType<typeof world>['db']['prisma']['broadcast']['update']>[0]['data']

/** A broadcast that stands as its columns say. */
async function standing(columns: Columns): Promise<number> {
  const one = { key: `b-${Math.random()}`, adminId: ADMIN, sourceMessageIds: [7], createdAt: new Date() }
  const id = await createBroadcast(world().db, one)
  await world().db.prisma.broadcast.update({ where: { id }, data: columns })
  return id
}

/** Works on while another replica is there, which has just started. */
async function besideAnother(work: () => Promise<void>, more: Record<string, string> = {}): Promise<void> {
  const environment = { ...world().environment, ...more }
  const other = await startAdmin(environment, { log: createLogger('admin', 'silent') })
  try {
    await work()
  } finally {
    await other.stop()
  }
}

describe('whom a broadcast went to', () => {
  it('is forgotten when Telegram lets nobody delete it any more, and not before', async () => {
    const id = await standing({ status: 'finished', startedAt: new Date(0), finishedAt: new Date(0) })
    const [old, young] = [49, 47].map((hours) => new Date(Date.now() - hours * HOUR_MS))
    const of = { broadcastId: id, state: 'settled' as const }
    await world().db.prisma.broadcastParcel.createMany({
      data: [
        { ...of, number: 1, settledAt: old },
        { ...of, number: 2, settledAt: young },
      ],
    })
    const left = async () => (await world().db.prisma.broadcastParcel.findMany()).map(({ number }) => number)
    await besideAnother(async () => {
      await expect.poll(left, { timeout: LIMIT_MS }).toEqual([2])
    })
  })
})
