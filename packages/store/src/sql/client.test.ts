import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askDatabase } from '../../test/sql/ask-database.js'
import { openStore } from '../../test/sql/open-store.js'
import { createDatabase } from './client.js'

const run = promisify(execFile)
const WRITE_AND_READ = fileURLToPath(new URL('../../test/sql/write-and-read-date.ts', import.meta.url))

let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

describe('createDatabase', () => {
  it.each(['UTC', 'Asia/Tehran', 'America/St_Johns', 'Pacific/Kiritimati'])(
    'keeps dates in UTC whatever the zone of the process: %s',
    async (TZ) => {
      // In Berlin this hour comes twice, and in New York another one never.
      const dates = ['2026-10-25T00:30:00.001Z', '2026-10-25T01:30:00.999Z', '2026-03-08T02:30:00.000Z']
      const args = ['--import', 'tsx', '--conditions=source', WRITE_AND_READ, store.url, ...dates]
      const { stdout } = await run(process.execPath, args, { env: { ...process.env, TZ } })
      expect(JSON.parse(stdout)).toEqual(
        dates.map((date) => ({ prisma: date, raw: date, secondsFromNow: 0 })),
      )
      const stored = await askDatabase(store.url, 'SELECT created_at AS at FROM blocks ORDER BY created_at')
      const expected = dates.toSorted().map((date) => ({ at: date.replace('T', ' ').replace('Z', '') }))
      expect(stored).toEqual(expected)
    },
  )

  it('runs many queries at once over few connections', async () => {
    const numbers = Array.from({ length: 200 }, (_, n) => n)
    const answers = await Promise.all(numbers.map((n) => store.db.prisma.$queryRaw`SELECT CONCAT(${n}) AS n`))
    expect(answers).toEqual(numbers.map((n) => [{ n: String(n) }]))
  })

  it('tells of every statement, with its values apart', async () => {
    const seen: string[] = []
    const db = createDatabase(store.url, {
      connectionLimit: 1,
      onStatement: (sql, values) => seen.push(sql, values),
    })
    await db.prisma.$queryRaw`SELECT ${'x'} AS x`
    await db.close()
    expect(seen).toEqual(['SELECT ? AS x', '["x"]'])
  })

  it('shows no value of a statement in the error that it throws', async () => {
    const broken = store.db.prisma
      .$executeRaw`INSERT INTO users (telegram_id, nothing) VALUES (1, ${'geheim'})`
    const error = await broken.catch((thrown: unknown) => thrown)
    expect(String(error)).toMatch(/nothing/)
    expect(JSON.stringify(error) + String(error)).not.toMatch(/geheim/)
  })

  it('lets go of its connections when it is closed', async () => {
    const db = createDatabase(store.url)
    const rows = await db.prisma.$queryRaw<{ id: bigint }[]>`SELECT CONNECTION_ID() AS id`
    await db.close()
    await expect(db.ping()).rejects.toThrow()
    const left = await askDatabase(store.url, 'SELECT id FROM information_schema.processlist WHERE id = ?', [
      rows[0]?.id,
    ])
    expect(left).toEqual([])
  })
})
