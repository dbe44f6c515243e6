import { connectForMigration } from './connect.js'
import { readHistory, readTableNames } from './history.js'
import type { MigrateOptions } from './migrate.js'
import { MIGRATIONS_DIRECTORY, readMigrations } from './on-disk.js'
import { type Plan, planMigrations } from './plan.js'

/** How the database stands. Changes nothing and takes no lock. Throws MigrationRefused where there is no database. */
export async function readMigrationStatus(options: MigrateOptions): Promise<Plan> {
  const onDisk = await readMigrations(options.directory ?? MIGRATIONS_DIRECTORY)
  const connection = await connectForMigration(options.databaseUrl, false)
  try {
    const tables = await readTableNames(connection)
    const history = tables.includes('_prisma_migrations') ? await readHistory(connection) : []
    return planMigrations(onDisk, history)
  } finally {
    await connection.end().catch(() => {})
  }
}
