import { createConnection } from 'mariadb'
import { connectionConfig, parseDatabaseUrl } from '../../src/sql/database-url.js'

/** Runs one statement on a connection of its own. Gives the rows, dates as text. */
export async function askDatabase(url: string, sql: string, values: unknown[] = []) {
  const connection = await createConnection({ ...connectionConfig(parseDatabaseUrl(url)), dateStrings: true })
  try {
    return await connection.query(sql, values)
  } finally {
    await connection.end()
  }
}
