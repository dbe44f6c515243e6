import { readFile } from 'node:fs/promises'
import { createTestDatabase, type TestDatabase } from '@anonchat/servers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askDatabase } from '../../test/sql/ask-database.js'
import { compareTables } from '../../test/sql/drift/compare.js'
import type { Tables } from '../../test/sql/drift/table.js'
import { tablesOfDatabase } from '../../test/sql/drift/tables-of-database.js'
import { tablesOfSchema } from '../../test/sql/drift/tables-of-schema.js'
import { migrate } from './migrate/migrate.js'

const SCHEMA = new URL('../../../../prisma/schema.prisma', import.meta.url)

let database: TestDatabase
let schema: Tables
beforeEach(async () => {
  database = await createTestDatabase()
  schema = await tablesOfSchema(await readFile(SCHEMA, 'utf8'))
  await migrate({ databaseUrl: database.url })
})
afterEach(() => database.drop())

const drift = async () => compareTables(schema, await tablesOfDatabase(database.url))

describe('the migrations', () => {
  it('make exactly what schema.prisma says: columns, indexes and foreign keys', async () => {
    expect([...schema.keys()]).toHaveLength(15)
    expect(await drift()).toEqual([])
  })
})

describe('the comparison', () => {
  it.each([
    ['DROP TABLE broadcast_parcels', ['table broadcast_parcels is missing']],
    ['CREATE TABLE extra (id INT)', ['table extra is not in schema.prisma']],
    ['ALTER TABLE users DROP COLUMN ban_reason', ['column users.ban_reason is missing']],
    ['ALTER TABLE users ADD COLUMN nick INT', ['column users.nick is not in schema.prisma']],
    [
      'ALTER TABLE users MODIFY username VARCHAR(65)',
      ['column users.username has type varchar(65), not varchar(64)'],
    ],
    [
      'ALTER TABLE users MODIFY age SMALLINT UNSIGNED',
      ['column users.age has type smallint unsigned, not tinyint unsigned'],
    ],
    ['ALTER TABLE users MODIFY age TINYINT', ['column users.age has type tinyint, not tinyint unsigned']],
    [
      'ALTER TABLE users MODIFY telegram_id INT NOT NULL',
      ['column users.telegram_id has type int, not bigint'],
    ],
    [
      'ALTER TABLE users MODIFY last_active_at DATETIME',
      ['column users.last_active_at has type datetime, not datetime(3)'],
    ],
    [
      "ALTER TABLE users MODIFY gender ENUM('male', 'female')",
      ["column users.gender has type enum('male','female'), not enum('male','female','other')"],
    ],
    [
      'ALTER TABLE users MODIFY city VARCHAR(128) NOT NULL',
      ['column users.city has nullable false, not true'],
    ],
    [
      'ALTER TABLE users MODIFY is_banned BOOLEAN NOT NULL DEFAULT true',
      ['column users.is_banned has default 1, not 0'],
    ],
    [
      'ALTER TABLE users MODIFY created_at DATETIME(3) NOT NULL',
      ['column users.created_at has default null, not current_timestamp(3)'],
    ],
    [
      'ALTER TABLE broadcasts MODIFY id INT NOT NULL',
      ['column broadcasts.id has autoIncrement false, not true'],
    ],
    [
      'ALTER TABLE users MODIFY city VARCHAR(128) COLLATE utf8mb4_bin',
      ['column users.city has collation utf8mb4_bin, not utf8mb4_unicode_ci'],
    ],
    ['DROP INDEX users_username_idx ON users', ['index users.users_username_idx is missing']],
    ['CREATE INDEX more ON users (age)', ['index users.more is not in schema.prisma']],
    [
      'ALTER TABLE payments DROP INDEX payments_charge_id_key, ADD INDEX payments_charge_id_key (charge_id)',
      ['index payments.payments_charge_id_key is (charge_id), not UNIQUE (charge_id)'],
    ],
    [
      'ALTER TABLE broadcasts DROP INDEX broadcasts_status_scheduled_at_idx, ADD INDEX broadcasts_status_scheduled_at_idx (scheduled_at, status)',
      [
        'index broadcasts.broadcasts_status_scheduled_at_idx is (scheduled_at, status), not (status, scheduled_at)',
      ],
    ],
    [
      'ALTER TABLE payments DROP FOREIGN KEY payments_user_id_fkey',
      ['foreign key payments.payments_user_id_fkey is missing'],
    ],
    [
      'ALTER TABLE payments DROP FOREIGN KEY payments_user_id_fkey, ADD CONSTRAINT payments_user_id_fkey2 FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE',
      [
        'foreign key payments.payments_user_id_fkey is missing',
        'foreign key payments.payments_user_id_fkey2 is not in schema.prisma',
      ],
    ],
  ])('sees %s', async (statement, differences) => {
    await askDatabase(database.url, statement)
    expect(await drift()).toEqual(differences)
  })

  it('sees a foreign key that does something else when the other row goes', async () => {
    const key = 'payments_user_id_fkey'
    await askDatabase(database.url, `ALTER TABLE payments DROP FOREIGN KEY ${key}`)
    await askDatabase(
      database.url,
      `ALTER TABLE payments ADD CONSTRAINT ${key} FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE`,
    )
    expect(await drift()).toEqual([
      `foreign key payments.${key} is (user_id) REFERENCES users(id) ON DELETE CASCADE ON UPDATE CASCADE, ` +
        'not (user_id) REFERENCES users(id) ON DELETE RESTRICT ON UPDATE CASCADE',
    ])
  })
})
