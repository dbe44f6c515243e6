import { type Connection, createConnection, SqlError } from 'mariadb'
import { connectionConfig, type DatabaseAddress, parseDatabaseUrl } from '../database-url.js'
import { MigrationRefused } from './refused.js'

const UNKNOWN_DATABASE = 1049
const ACCESS_DENIED = [1044, 1045, 1227, 1698]

/**
 * Connects to the database; creates it first where it is missing and `mayCreate`. Scripts may hold many statements.
 * @throws MigrationRefused when it is missing or the user may not use it; SqlError when the server is away.
 */
export async function connectForMigration(databaseUrl: string, mayCreate: boolean): Promise<Connection> {
  const address = parseDatabaseUrl(databaseUrl)
  const config = { ...connectionConfig(address), multipleStatements: true }
  try {
    return await createConnection(config)
  } catch (error) {
    if (!hasCode(error, [UNKNOWN_DATABASE])) throw inWords(error, address)
    if (!mayCreate)
      throw new MigrationRefused(
        `The database ${address.database} does not exist. Create it, or correct DATABASE_URL.`,
      )
  }
  await createMissingDatabase(address)
  return createConnection(config)
}

async function createMissingDatabase(address: DatabaseAddress): Promise<void> {
  const { database: _, ...config } = connectionConfig(address)
  try {
    const connection = await createConnection(config)
    await connection.query(createStatement(address)).finally(() => connection.end())
  } catch (error) {
    throw inWords(error, address)
  }
}

const createStatement = ({ database }: DatabaseAddress) =>
  `CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`

function inWords(error: unknown, address: DatabaseAddress): unknown {
  if (!hasCode(error, ACCESS_DENIED)) return error
  return new MigrationRefused(
    `The server does not let the user of DATABASE_URL into the database ${address.database}.\n` +
      'Correct user and password, or have an administrator run:\n' +
      `  ${createStatement(address)};\n` +
      `  GRANT ALL ON \`${address.database}\`.* TO that user;`,
    error,
  )
}

const hasCode = (error: unknown, codes: readonly number[]) =>
  error instanceof SqlError && codes.includes(error.errno)
