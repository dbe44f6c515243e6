import { createLogger } from '@anonchat/runtime'
import { createBroadcast } from '@anonchat/store'
import { startAdmin } from '../src/index.js'
import type { Played } from './play.js'
import { ADMIN } from './servers.js'
import type { World } from './world.js'

export type Columns = Parameters<World['db']['prisma']['broadcast']['update']>[0]['data']

/** A broadcast that stands as its columns say. */
export async function standing({ db }: World, columns: Columns): Promise<number> {
  const one = { key: `b-${Math.random()}`, adminId: ADMIN, sourceMessageIds: [7], createdAt: new Date() }
  const id = await createBroadcast(db, one)
  await db.prisma.broadcast.update({ where: { id }, data: columns })
  return id
}

/** Works on while another replica is there, which has just started. */
export async function besideAnother(
  { environment }: Played,
  work: () => Promise<void>,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const other = await startAdmin({ ...environment, ...more }, { log: createLogger('admin', 'silent') })
  try {
    await work()
  } finally {
    await other.stop()
  }
}
