import { createDatabase, type Database } from '@anonchat/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type System, startSystem } from '../src/index.js'
import { createLoad, type Load, pairUp, populate } from '../src/load/index.js'

const MEMBERS = 40
const MESSAGES = 1_000
const LIMIT_MS = 300_000

/** What services write by themselves, however much is said: when members were last seen, in bulk, every so often. */
const BACKGROUND = [
  { statement: /^UPDATE users SET last_active_at = /, everyMs: 30_000 },
  { statement: /^SELECT COALESCE\(SUM\(registered_at < /, everyMs: 30_000 },
  // Who came back, and what was said.
  { statement: /^INSERT INTO daily_stats /, everyMs: 15_000 },
  // Whether a broadcast is left that nobody drives.
  { statement: /^SELECT broadcasts.id FROM broadcasts WHERE \(broadcasts.status IN /, everyMs: 10_000 },
] as const

let system: System
let db: Database
let load: Load
beforeAll(async () => {
  system = await startSystem({
    ownMysql: true,
    sandbox: { limits: 'off', callLogSize: 0 },
    env: {
      DELIVER_RATE_PER_SECOND: '0',
      CHAT_RATE_PER_SECOND: '0',
      FLOOD_PER_SECOND: '1000',
      FLOOD_BURST: '1000',
      LOG_LEVEL: 'warn',
    },
  })
  db = createDatabase(system.databaseUrl)
  const ids = await populate(system.databaseUrl, system.sandbox, MEMBERS)
  await pairUp(system.databaseUrl, system.sandbox, ids)
  load = createLoad(system.sandbox, ids)
}, LIMIT_MS)
afterAll(async () => {
  load?.close()
  await db?.close()
  await system?.stop()
})

const LOG = 'mysql.general_log'

/** All that the server is asked while `work` goes on, but for what this test asks itself. */
async function statementsDuring(work: () => Promise<void>): Promise<{ said: string[]; tookMs: number }> {
  const { prisma } = db
  for (const statement of [
    'SET GLOBAL general_log = OFF',
    "SET GLOBAL log_output = 'TABLE'",
    `TRUNCATE ${LOG}`,
    'SET GLOBAL general_log = ON',
  ])
    await prisma.$executeRawUnsafe(statement)
  const from = performance.now()
  await work()
  const tookMs = performance.now() - from
  await prisma.$executeRawUnsafe('SET GLOBAL general_log = OFF')
  const rows = await prisma.$queryRawUnsafe<{ said: string; thread: bigint; kind: string }[]>(
    `SELECT CONVERT(argument USING utf8mb4) AS said, thread_id AS thread, command_type AS kind FROM ${LOG}
      WHERE command_type IN ('Connect', 'Query', 'Execute') ORDER BY event_time`,
  )
  const begun = new Set<bigint>()
  const asked = rows.filter(({ kind, thread, said }) => {
    if (kind === 'Connect') begun.add(thread)
    // A pool renews its connections; each begins with the one statement that sets its clock.
    return kind !== 'Connect' && !(said.startsWith('SET time_zone=') && begun.delete(thread))
  })
  const said = asked.map((row) => row.said.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim())
  return { said: said.filter((one) => !one.includes('general_log')), tookMs }
}

describe('while 1,000 messages go from member to member', () => {
  it('the database is asked for nothing on their account', async () => {
    const { said, tookMs } = await statementsDuring(async () => {
      await load.atRate(100, MESSAGES / 100)
      await load.settle(60)
    })
    const { sent, received, lost } = load.meter.verdict()
    expect(received).toBeGreaterThanOrEqual(MESSAGES * 0.95)
    expect({ lost, all: received === sent }).toEqual({ lost: 0, all: true })
    const others = said.filter((one) => !BACKGROUND.some(({ statement }) => statement.test(one)))
    expect(others).toEqual([])
    // As often as their clocks can have struck in that time, and not once for each message.
    for (const { statement, everyMs } of BACKGROUND)
      expect(said.filter((one) => statement.test(one)).length).toBeLessThanOrEqual(
        1 + Math.floor(tookMs / everyMs),
      )
  }, 120_000)

  it('but a search is: the count would see a question, if a message asked one', async () => {
    const [someone] = system.sandbox.members()
    const { said } = await statementsDuring(async () => {
      const { messageId } = system.sandbox.sendText(someone?.id ?? 0, '/next')
      await system.sandbox.waitFor(someone?.id ?? 0, /Looking/, { after: messageId, timeoutMs: 60_000 })
    })
    expect(said.filter((one) => one.includes('chat_rooms')).length).toBeGreaterThan(0)
  })
})
