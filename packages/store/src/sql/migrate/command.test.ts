import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createTestDatabase, type TestDatabase, waitUntil } from '@anonchat/servers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askDatabase } from '../../../test/sql/ask-database.js'
import { migrationsFolder } from '../../../test/sql/migrations-folder.js'

const MAIN = fileURLToPath(new URL('../../migrate-main.ts', import.meta.url))
const A = '20260101000000_a'

let database: TestDatabase
let folder: Awaited<ReturnType<typeof migrationsFolder>>
beforeEach(async () => {
  database = await createTestDatabase()
  folder = await migrationsFolder({ [A]: 'CREATE TABLE a (id INT)' })
})
afterEach(async () => {
  await database.drop()
  await folder.dispose()
})

/** Starts the command as a process. */
function start(args: string[], databaseUrl = database.url) {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', MAIN, ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  })
  let output = ''
  const add = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout.on('data', add)
  child.stderr.on('data', add)
  // Other tests migrate databases of the same server meanwhile.
  const ended = once(child, 'close').then(([status]) => ({
    status,
    output: output.replace(/^Another process migrates.*\n/m, ''),
  }))
  return { child, ended }
}
const run = (...args: string[]) => start(['--migrations', folder.directory, ...args]).ended

describe('the migrate command', () => {
  it('brings the database up to date and tells so by its exit status', async () => {
    expect(await run('--status')).toEqual({ status: 1, output: `pending  ${A}\n` })
    expect(await run()).toEqual({
      status: 0,
      output: `Applied ${A}\nApplied 1; the database is up to date.\n`,
    })
    expect(await run('--status')).toEqual({ status: 0, output: `applied  ${A}\n` })
    expect(await run()).toEqual({ status: 0, output: 'The database is up to date.\n' })
  })

  it('killed in the middle of a migration leaves a trace, and the next one says what to do', async () => {
    await folder.write('20260102000000_slow', 'CREATE TABLE b (id INT); DO SLEEP(2); CREATE TABLE c (id INT)')
    const { child, ended } = start(['--migrations', folder.directory])
    const name = new URL(database.url).pathname.slice(1)
    const sleeping = `SELECT id FROM information_schema.processlist WHERE db = ? AND info LIKE '%SLEEP(2)%' AND state = 'User sleep'`
    await waitUntil(
      async () => (await askDatabase(database.url, sleeping, [name])).length > 0,
      60_000,
      () => 'the migration never came to its middle',
    )
    child.kill('SIGKILL')
    await ended
    const { status, output } = await run()
    expect(status).toBe(1)
    expect(output).toMatch(/_slow, started .* UTC, was interrupted[\s\S]*--rolled-back 20260102000000_slow/)
  })

  it('says in one line what is wrong with the address or the server, and never shows the password', async () => {
    const [none, wrong, away] = await Promise.all([
      start([], '').ended,
      start([], 'mysql://root:geheim@127.0.0.1').ended,
      start([], 'mysql://root:geheim@127.0.0.1:1/chat').ended,
    ])
    expect(none).toMatchObject({ status: 1, output: expect.stringMatching(/^DATABASE_URL is not set/) })
    expect(wrong).toMatchObject({ status: 1, output: expect.stringMatching(/names no database/) })
    expect(away).toMatchObject({ status: 1, output: expect.stringMatching(/^The database does not answer/) })
    for (const { output } of [none, wrong, away]) {
      expect(output).not.toMatch(/geheim/)
      expect(output.trimEnd().split('\n')).toHaveLength(1)
    }
  })

  it.each([[['--staus']], [['--lock-wait', 'soon']]])(
    'called with %s shows how it is called',
    async (args) => {
      expect(await start(args).ended).toMatchObject({
        status: 2,
        output: expect.stringMatching(/--rolled-back/),
      })
    },
  )
})
