import { createTestDatabase } from '@anonchat/servers'
import { createDatabase, type DatabaseOptions, migrate } from '../../src/sql/index.js'

/** A migrated database of its own, and a pool over it. `close` removes both. */
export async function openStore(options: DatabaseOptions = {}) {
  const { url, drop } = await createTestDatabase()
  await migrate({ databaseUrl: url })
  const db = createDatabase(url, { connectionLimit: 4, ...options })
  return {
    db,
    url,
    close: async () => {
      await db.close()
      await drop()
    },
  }
}
