import { createTestDatabase, type TestDatabase } from '@anonchat/servers'
import { createConnection } from 'mariadb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askDatabase } from '../../../test/sql/ask-database.js'
import { migrationsFolder } from '../../../test/sql/migrations-folder.js'
import { connectionConfig, parseDatabaseUrl } from '../database-url.js'
import { migrate, resolveMigration } from './migrate.js'
import { readMigrationStatus } from './status.js'

const A = '20260101000000_a'
const B = '20260102000000_b'

let database: TestDatabase
let folder: Awaited<ReturnType<typeof migrationsFolder>>
let options: { databaseUrl: string; directory: string }
beforeEach(async () => {
  database = await createTestDatabase()
  folder = await migrationsFolder({ [A]: 'CREATE TABLE a (id INT PRIMARY KEY);' })
  options = { databaseUrl: database.url, directory: folder.directory }
})
afterEach(async () => {
  await database.drop()
  await folder.dispose()
})

const history = () =>
  askDatabase(database.url, 'SELECT * FROM _prisma_migrations ORDER BY started_at, migration_name')
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/)

describe('migrate', () => {
  it('runs what is missing, oldest first, and nothing the second time', async () => {
    await folder.write(B, 'ALTER TABLE a ADD COLUMN b INT')
    expect(await migrate(options)).toEqual([A, B])
    expect(await migrate(options)).toEqual([])
    expect(await askDatabase(database.url, 'SELECT b FROM a')).toEqual([])
  })

  it('records each as Prisma does', async () => {
    await migrate(options)
    expect(await history()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
        checksum: 'e61d6e1d704094e6e3d37f83885a48fc62282d06824b0e093132c1760f2468f4',
        finished_at: TIME,
        migration_name: A,
        logs: null,
        rolled_back_at: null,
        started_at: TIME,
        applied_steps_count: 1,
      },
    ])
  })

  it('creates the database where it is missing, unless told not to', async () => {
    await database.drop()
    await expect(migrate({ ...options, mayCreateDatabase: false })).rejects.toThrow(/does not exist/)
    expect(await migrate(options)).toEqual([A])
  })

  it('started by eight replicas at once runs each script once', async () => {
    await folder.write(B, 'INSERT INTO a VALUES (1)')
    await database.drop()
    const ran = await Promise.all(Array.from({ length: 8 }, () => migrate(options)))
    expect(ran.flat()).toEqual([A, B])
    expect(await askDatabase(database.url, 'SELECT * FROM a')).toEqual([{ id: 1 }])
  })

  it('runs scripts whose quotes and comments hold semicolons', async () => {
    const tricky = `-- one; two
      CREATE TABLE \`odd;name\` (t TEXT); /* a ; b */
      INSERT INTO \`odd;name\` VALUES ('it''s; ok'), ("a\\";b"); # the end;
      INSERT INTO \`odd;name\` VALUES ('سلام; 😀')`
    await folder.write(B, tricky)
    await migrate(options)
    expect(await askDatabase(database.url, 'SELECT t FROM `odd;name`')).toEqual([
      { t: "it's; ok" },
      { t: 'a";b' },
      { t: 'سلام; 😀' },
    ])
  })

  it('whose script fails in the middle records why, and refuses until somebody says how it stands', async () => {
    await folder.write(B, 'CREATE TABLE b (id INT); CREATE TABLE a (id INT); CREATE TABLE c (id INT);')
    await expect(migrate(options)).rejects.toThrow(/_b failed: 1050: .*already exists/)
    expect(await history()).toMatchObject([
      { migration_name: A },
      { migration_name: B, finished_at: null, applied_steps_count: 0, logs: expect.stringMatching(/^1050/) },
    ])
    await expect(migrate(options)).rejects.toThrow(/_b, started .*failed: 1050[\s\S]*--rolled-back/)
    expect(await askDatabase(database.url, "SHOW TABLES LIKE 'c'")).toEqual([])

    await askDatabase(database.url, 'DROP TABLE b')
    await resolveMigration(options, B, 'rolled-back')
    await folder.write(B, 'CREATE TABLE b (id INT)')
    expect(await migrate(options)).toEqual([B])
    expect(await migrate(options)).toEqual([])
  })

  it('goes on behind a failed one that was completed by hand', async () => {
    await folder.write(B, 'CREATE TABLE a (id INT)')
    await expect(migrate(options)).rejects.toThrow(/failed/)
    await resolveMigration(options, B, 'applied')
    expect(await migrate(options)).toEqual([])
    expect(await history()).toMatchObject([
      { migration_name: A },
      { migration_name: B, finished_at: null, rolled_back_at: TIME },
      { migration_name: B, finished_at: TIME, rolled_back_at: null, applied_steps_count: 0 },
    ])
  })

  it('refuses a script that was changed or removed after it ran', async () => {
    await migrate(options)
    await folder.write(A, 'CREATE TABLE a (id BIGINT PRIMARY KEY);')
    await expect(migrate(options)).rejects.toThrow(/_a was changed/)
    await folder.remove(A)
    await expect(migrate(options)).rejects.toThrow(/_a was run .* not among/)
  })

  it('refuses a database that somebody else filled', async () => {
    await askDatabase(database.url, 'CREATE TABLE orders (id INT)')
    await expect(migrate(options)).rejects.toThrow(/holds tables \(orders\)/)
  })

  it('waits while another process migrates, says so, and gives up in time with what to do', async () => {
    const other = await createConnection(connectionConfig(parseDatabaseUrl(database.url)))
    const lines: string[] = []
    try {
      await other.query("SELECT GET_LOCK('prisma_migrate', 60)")
      const waiting = migrate({ ...options, lockWaitSeconds: 1, say: (line) => lines.push(line) })
      await expect(waiting).rejects.toThrow(
        new RegExp(`more than 1 s \\(connection ${other.threadId} [\\s\\S]*KILL`),
      )
      expect(lines).toEqual([expect.stringMatching(/Another process .* Waiting up to 1 s/)])
    } finally {
      await other.end()
    }
    expect(await migrate(options)).toEqual([A])
  })
})

describe('resolveMigration', () => {
  it('refuses what did not fail', async () => {
    await migrate(options)
    await expect(resolveMigration(options, A, 'rolled-back')).rejects.toThrow(/No failed run/)
    await expect(resolveMigration(options, 'nothing', 'applied')).rejects.toThrow(/no migration nothing/)
  })
})

describe('readMigrationStatus', () => {
  it('says what was run and what is to come, and changes nothing', async () => {
    const status = await readMigrationStatus(options)
    expect(status).toMatchObject({ kind: 'run', applied: [], pending: [{ name: A }] })
    expect(await askDatabase(database.url, 'SHOW TABLES')).toEqual([])
    await migrate(options)
    expect(await readMigrationStatus(options)).toMatchObject({ kind: 'run', applied: [A], pending: [] })
  })
})
