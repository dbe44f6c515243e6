import { type Connection, SqlError } from 'mariadb'
import { connectForMigration } from './connect.js'
import {
  createHistory,
  readHistory,
  readTableNames,
  recordDoneByHand,
  recordFailure,
  recordRollback,
  recordStart,
  recordSuccess,
} from './history.js'
import { withMigrationLock } from './lock.js'
import { MIGRATIONS_DIRECTORY, type MigrationOnDisk, readMigrations } from './on-disk.js'
import { planMigrations } from './plan.js'
import { MigrationRefused } from './refused.js'

export interface MigrateOptions {
  readonly databaseUrl: string
  /** The folder of migrations; by default that of the repository. */
  readonly directory?: string
  /** Create the database where it is missing; true by default. */
  readonly mayCreateDatabase?: boolean
  /** How long to wait while another process migrates; 60 by default. */
  readonly lockWaitSeconds?: number
  /** Told what happens, in lines for an operator. */
  readonly say?: (line: string) => void
}

/**
 * Brings the database up to date: runs what was not run yet, oldest first. Safe to run in several processes at once.
 * @returns the names of the migrations that this call ran.
 * @throws MigrationRefused when the database and the scripts disagree, or a script fails.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const say = options.say ?? (() => {})
  return locked(options, async (connection, onDisk) => {
    await ensureHistory(connection)
    const plan = planMigrations(onDisk, await readHistory(connection))
    if (plan.kind === 'refuse') throw new MigrationRefused(plan.faults.join('\n'))
    for (const migration of plan.pending) {
      await runMigration(connection, migration)
      say(`Applied ${migration.name}`)
    }
    return plan.pending.map((migration) => migration.name)
  })
}

/**
 * Records how a failed migration stands after it was repaired by hand.
 * @throws MigrationRefused when there is no such failed migration.
 */
export async function resolveMigration(
  options: MigrateOptions,
  name: string,
  how: 'applied' | 'rolled-back',
): Promise<void> {
  await locked(options, async (connection, onDisk) => {
    const script = onDisk.find((migration) => migration.name === name)
    if (how === 'applied' && script === undefined)
      throw new MigrationRefused(`There is no migration ${name} in this version.`)
    await ensureHistory(connection)
    if (!(await recordRollback(connection, name)))
      throw new MigrationRefused(`No failed run of the migration ${name} stands in this database.`)
    if (how === 'applied' && script !== undefined) await recordDoneByHand(connection, script)
  })
}

async function locked<T>(
  options: MigrateOptions,
  work: (connection: Connection, onDisk: readonly MigrationOnDisk[]) => Promise<T>,
): Promise<T> {
  const onDisk = await readMigrations(options.directory ?? MIGRATIONS_DIRECTORY)
  const connection = await connectForMigration(options.databaseUrl, options.mayCreateDatabase ?? true)
  try {
    const say = options.say ?? (() => {})
    return await withMigrationLock(connection, options.lockWaitSeconds ?? 60, say, () =>
      work(connection, onDisk),
    )
  } finally {
    await connection.end().catch(() => {})
  }
}

async function ensureHistory(connection: Connection): Promise<void> {
  const tables = await readTableNames(connection)
  if (tables.includes('_prisma_migrations')) return
  if (tables.length > 0)
    throw new MigrationRefused(
      `The database holds tables (${tables.slice(0, 5).join(', ')}) but no record of migrations: it was not made by us.\n` +
        'Name an empty database in DATABASE_URL.',
    )
  await createHistory(connection)
}

async function runMigration(connection: Connection, migration: MigrationOnDisk): Promise<void> {
  const id = await recordStart(connection, migration)
  try {
    await connection.query(migration.sql)
  } catch (error) {
    const reason = error instanceof SqlError ? `${error.errno}: ${error.sqlMessage}` : String(error)
    await recordFailure(connection, id, reason)
    throw new MigrationRefused(
      `Migration ${migration.name} failed: ${reason}\nRun this command again to see how to go on.`,
      error,
    )
  }
  await recordSuccess(connection, id)
}
