import type { Connection } from 'mariadb'
import { z } from 'zod'
import { MigrationRefused } from './refused.js'

/** The name that Prisma's own engine takes: the two never run at once. The server frees it when we disconnect. */
const LOCK = 'prisma_migrate'

/**
 * Runs `work` while no other process migrates a database of this server.
 * @throws MigrationRefused when the lock is not free within `waitSeconds`.
 */
export async function withMigrationLock<T>(
  connection: Connection,
  waitSeconds: number,
  say: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  if (!(await takeLock(connection, 0))) {
    say(`Another process migrates this server (lock ${LOCK}). Waiting up to ${waitSeconds} s for it.`)
    if (!(await takeLock(connection, waitSeconds))) throw await stillHeld(connection, waitSeconds)
  }
  try {
    return await work()
  } finally {
    await connection.query('DO RELEASE_LOCK(?)', [LOCK]).catch(() => {})
  }
}

const Taken = z.array(z.object({ taken: z.coerce.number().nullable() })).length(1)

async function takeLock(connection: Connection, waitSeconds: number): Promise<boolean> {
  const rows = Taken.parse(await connection.query('SELECT GET_LOCK(?, ?) AS taken', [LOCK, waitSeconds]))
  return rows[0]?.taken === 1
}

const Holder = z.array(z.object({ holder: z.coerce.string().nullable() }))

async function stillHeld(connection: Connection, waitSeconds: number): Promise<MigrationRefused> {
  const rows = Holder.parse(await connection.query('SELECT IS_USED_LOCK(?) AS holder', [LOCK]))
  return new MigrationRefused(
    `Another process has held the lock ${LOCK} for more than ${waitSeconds} s ` +
      `(connection ${rows[0]?.holder ?? 'unknown'} of the server, see SHOW PROCESSLIST).\n` +
      'If it is a migration at work, run this again when it has ended; if it hangs, end it with KILL <connection>.',
  )
}
