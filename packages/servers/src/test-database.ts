import { randomBytes } from 'node:crypto'
import { createConnection } from 'mariadb'
import { mysqlAnswers, mysqlConfig, startMysql } from './mysql.js'

const USUAL_SERVER = 'mysql://root@127.0.0.1:3306'

export interface TestDatabase {
  /** `mysql://user:pass@host:port/db` of an empty database. */
  url: string
  drop(): Promise<void>
}

let server: Promise<string> | undefined

/**
 * Creates an empty database with a random name: on the server of TEST_DATABASE_URL, else on 127.0.0.1:3306
 * (root, no password), else on a private MariaDB that this process starts once and takes with it when it ends.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  server ??= findServer()
  const serverUrl = await server
  const name = `anonchat_test_${randomBytes(8).toString('hex')}`
  await execute(serverUrl, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name}`) }
}

async function findServer(): Promise<string> {
  const named = process.env.TEST_DATABASE_URL
  if (named) return named
  if (await mysqlAnswers(USUAL_SERVER)) return USUAL_SERVER
  return (await startMysql()).url
}

async function execute(serverUrl: string, sql: string): Promise<void> {
  const connection = await createConnection(mysqlConfig(serverUrl))
  try {
    await connection.query(sql)
  } finally {
    await connection.end()
  }
}
