import { createConnection } from 'mariadb'
import { expect, it } from 'vitest'
import { createTestDatabase } from './index.js'
import { mysqlConfig } from './mysql.js'

it('gives every caller an empty database of its own, and removes it', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
  expect(one.url).not.toBe(other.url)
  const database = new URL(one.url).pathname.slice(1)
  const connection = await createConnection({ ...mysqlConfig(one.url), database })
  expect(await connection.query('SHOW TABLES')).toEqual([])
  await one.drop()
  await other.drop()
  expect(await connection.query('SHOW DATABASES LIKE ?', [database])).toEqual([])
  await connection.end()
})
