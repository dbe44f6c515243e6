import { type Server, startMysql, whileFrozen } from '@anonchat/servers'
import { createConnection } from 'mariadb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { breakingProxy } from '../../test/sql/breaking-proxy.js'
import { newMember } from '../../test/sql/new-member.js'
import { createDatabase, type Database } from './client.js'
import { describeDatabaseError, isDatabaseDown } from './database-down.js'
import { connectionConfig, parseDatabaseUrl } from './database-url.js'
import { findMember } from './members.js'
import { migrate } from './migrate/migrate.js'

let server: Server
let url: string
const open: Database[] = []
const connect = (connectionLimit = 3) => {
  const db = createDatabase(url, { connectionLimit })
  open.push(db)
  return db
}
beforeAll(async () => {
  server = await startMysql()
  url = `${server.url}/chat`
  await migrate({ databaseUrl: url })
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((db) => db.close()))
  await server.start()
})
afterAll(() => server.dispose())

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('while the server is away', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'every query says so, and the pool recovers by itself (%s)',
    async (signal) => {
      const db = connect()
      await newMember(db, 42)
      const inFlight = [
        errorOf(db.prisma.$queryRaw`SELECT SLEEP(60)`),
        errorOf(db.prisma.$transaction((tx) => tx.$queryRaw`SELECT SLEEP(60)`)),
      ]
      await db.ping()
      await server.stop(signal)
      const { prisma } = db
      const errors = await Promise.all([
        ...inFlight,
        errorOf(db.ping()),
        errorOf(findMember(db, 42)),
        errorOf(prisma.user.create({ data: { telegramId: 43 } })),
        errorOf(prisma.$transaction([prisma.user.count()])),
        errorOf(prisma.$transaction((tx) => tx.user.count())),
        errorOf(connect().ping()),
        errorOf(createConnection(connectionConfig(parseDatabaseUrl(url)))),
      ])
      for (const error of errors) expect(error).toSatisfy(isDatabaseDown)
      expect(String(errors[3])).toMatch(/mysql is away/)
      // A connection attempt that the kernel still took is reset; any later one is refused.
      expect(describeDatabaseError(errors[3])).toMatch(
        /^The database does not answer: (connect ECONNREFUSED|read ECONNRESET).*$/,
      )

      await server.start()
      expect((await findMember(db, 42))?.memberId).toBe(42)
    },
  )

  it('a connection that breaks while it is set up does no harm to the process', async () => {
    const proxy = await breakingProxy(server.port, 4)
    const db = createDatabase(`mysql://root@127.0.0.1:${proxy.port}/chat`, { connectionLimit: 1 })
    open.push(db)
    await db.ping()
    expect(proxy.broken()).toBe(4)
    proxy.close()
  })

  it('a server that hangs is noticed', async () => {
    const db = createDatabase(url, { connectionLimit: 3, answerTimeoutMs: 2_000 })
    open.push(db)
    await db.ping()
    // The first query may use a connection that answered a moment ago; later ones ask it for a sign of life first.
    const error = await whileFrozen(server.pid, () => errorOf(db.ping()))
    expect(error).toSatisfy(isDatabaseDown)
    await db.ping()
  })
})

describe('while the server is there', () => {
  it('an error that would come again is not taken for its absence', async () => {
    const { prisma } = connect()
    await prisma.user.create({ data: { telegramId: 50 } })
    const errors = await Promise.all([
      errorOf(prisma.user.create({ data: { telegramId: 50 } })),
      errorOf(prisma.block.create({ data: { blockerId: 1, blockedId: 999_999 } })),
      errorOf(prisma.user.create({ data: { telegramId: 51, city: 'x'.repeat(500) } })),
      errorOf(prisma.user.findUniqueOrThrow({ where: { id: 999_999 } })),
      errorOf(prisma.$queryRaw`SELECT nothing`),
      errorOf(prisma.$queryRaw`SELEC`),
      errorOf(createConnection(connectionConfig(parseDatabaseUrl(`${url}_missing`)))),
    ])
    for (const error of errors) {
      expect(error).toBeInstanceOf(Error)
      expect(error).not.toSatisfy(isDatabaseDown)
    }
    for (const other of [undefined, null, 'ECONNREFUSED', new Error('ECONNREFUSED'), { code: 42 }])
      expect(isDatabaseDown(other)).toBe(false)
  })

  it('a connection that the server ended counts as away, and the next query gets a new one', async () => {
    const db = connect(1)
    const rows = await db.prisma.$queryRaw<{ id: bigint }[]>`SELECT CONNECTION_ID() AS id`
    const sleeping = errorOf(db.prisma.$queryRaw`SELECT SLEEP(60)`)
    await connect(1).prisma.$executeRawUnsafe(`KILL ${rows[0]?.id}`)
    expect(await sleeping).toSatisfy(isDatabaseDown)
    await db.ping()
  })

  it('of two transactions in a deadlock, and one that waits too long for a lock, the loser may try again', async () => {
    const { prisma } = connect(4)
    const [one, two] = await Promise.all(
      [60, 61].map((telegramId) => prisma.user.create({ data: { telegramId } })),
    )
    const lock = (id = 0) => ({ where: { id }, data: { city: 'there' } }) as const
    let arrived = 0
    let open = () => {}
    const both = new Promise<void>((resolve) => {
      open = resolve
    })
    const cross = (first: typeof one, second: typeof one) =>
      prisma.$transaction(async (tx) => {
        await tx.user.update(lock(first?.id))
        if (++arrived === 2) open()
        await both
        await tx.user.update(lock(second?.id))
      })
    const crossed = await Promise.all([errorOf(cross(one, two)), errorOf(cross(two, one))])
    const losers = crossed.filter((error) => error !== undefined)
    expect(losers).toHaveLength(1)
    expect(losers[0]).toSatisfy(isDatabaseDown)

    const late = await errorOf(
      prisma.$transaction(async (tx) => {
        await tx.user.update(lock(one?.id))
        await prisma.$transaction(async (other) => {
          await other.$executeRaw`SET SESSION innodb_lock_wait_timeout = 1`
          await other.user.update(lock(one?.id))
        })
      }),
    )
    expect(late).toSatisfy(isDatabaseDown)
  })

  it('a login that is refused counts as away, for it may be let in again', async () => {
    const { prisma } = connect()
    await prisma.$executeRawUnsafe("CREATE USER 'someone'@'%' IDENTIFIED BY 'right'")
    try {
      const { host } = new URL(url)
      const wrong = `mysql://someone:wrong@${host}/chat`
      expect(await errorOf(createConnection(connectionConfig(parseDatabaseUrl(wrong))))).toSatisfy(
        isDatabaseDown,
      )
      const barred = `mysql://someone:right@${host}/chat`
      expect(await errorOf(createConnection(connectionConfig(parseDatabaseUrl(barred))))).toSatisfy(
        isDatabaseDown,
      )
    } finally {
      await prisma.$executeRawUnsafe("DROP USER 'someone'@'%'")
    }
  })

  it('a pool without a connection to spare counts as away', async () => {
    const db = connect(1)
    const busy = errorOf(db.prisma.$queryRaw`SELECT SLEEP(7)`)
    expect(await errorOf(db.ping())).toSatisfy(isDatabaseDown)
    expect(await busy).toBeUndefined()
  })

  it('a zone of the server other than UTC changes nothing', async () => {
    const db = connect()
    await db.prisma.$executeRaw`SET GLOBAL time_zone = '+05:30'`
    const fresh = connect()
    const rows = await fresh.prisma.$queryRaw<{ now: Date }[]>`SELECT CURRENT_TIMESTAMP(3) AS now`
    expect(Math.abs((rows[0]?.now.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
  })
})
