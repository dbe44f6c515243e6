import { randomUUID } from 'node:crypto'
import type { Connection } from 'mariadb'
import { z } from 'zod'
import type { MigrationOnDisk } from './on-disk.js'

/** A row of `_prisma_migrations`. Times as `2026-11-23 15:00:00.000`, UTC. */
export interface MigrationRecord {
  readonly name: string
  readonly checksum: string
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly rolledBackAt: string | null
  readonly logs: string | null
}

const Records = z.array(
  z.object({
    name: z.string(),
    checksum: z.string(),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
    rolledBackAt: z.string().nullable(),
    logs: z.string().nullable(),
  }),
)

/** The statement by which Prisma makes the table. */
const CREATE_HISTORY = `CREATE TABLE _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             DATETIME(3),
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          DATETIME(3),
    started_at              DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    applied_steps_count     INTEGER UNSIGNED NOT NULL DEFAULT 0
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`

const NOW = 'UTC_TIMESTAMP(3)'

/** The names of the tables in the database, among them maybe `_prisma_migrations`. */
export async function readTableNames(connection: Connection): Promise<string[]> {
  const rows = await connection.query(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  )
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map((row) => row.name)
}

export async function createHistory(connection: Connection): Promise<void> {
  await connection.query(CREATE_HISTORY)
}

/** What was run on this database, oldest first. */
export async function readHistory(connection: Connection): Promise<MigrationRecord[]> {
  const rows = await connection.query({
    sql: `SELECT migration_name AS name, checksum, started_at AS startedAt, finished_at AS finishedAt,
                 rolled_back_at AS rolledBackAt, logs
          FROM _prisma_migrations ORDER BY started_at, migration_name`,
    dateStrings: true,
  })
  return Records.parse(rows)
}

/** Writes the row before the script runs, so that a crash in the middle leaves a trace. Gives the row's id. */
export async function recordStart(connection: Connection, migration: MigrationOnDisk): Promise<string> {
  const id = randomUUID()
  await connection.query(
    `INSERT INTO _prisma_migrations (id, checksum, started_at, migration_name) VALUES (?, ?, ${NOW}, ?)`,
    [id, migration.checksum, migration.name],
  )
  return id
}

export async function recordSuccess(connection: Connection, id: string): Promise<void> {
  await connection.query(
    `UPDATE _prisma_migrations SET finished_at = ${NOW}, applied_steps_count = applied_steps_count + 1 WHERE id = ?`,
    [id],
  )
}

export async function recordFailure(connection: Connection, id: string, logs: string): Promise<void> {
  await connection.query('UPDATE _prisma_migrations SET logs = ? WHERE id = ?', [logs.slice(0, 16_000), id])
}

/** Marks the unfinished run of a migration as undone. Gives whether there was one. */
export async function recordRollback(connection: Connection, name: string): Promise<boolean> {
  const { affectedRows } = await connection.query(
    `UPDATE _prisma_migrations SET rolled_back_at = ${NOW}
     WHERE migration_name = ? AND finished_at IS NULL AND rolled_back_at IS NULL`,
    [name],
  )
  return affectedRows > 0
}

/** Records a migration whose work was done by hand, as Prisma does: with no steps. */
export async function recordDoneByHand(connection: Connection, migration: MigrationOnDisk): Promise<void> {
  await connection.query(
    `INSERT INTO _prisma_migrations (id, checksum, started_at, finished_at, migration_name, applied_steps_count)
     VALUES (?, ?, ${NOW}, ${NOW}, ?, 0)`,
    [randomUUID(), migration.checksum, migration.name],
  )
}
