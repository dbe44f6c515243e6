import { randomUUID } from 'node:crypto'
import { type BusConnection, createPublisher, openConnection } from '@anonchat/bus'
import { Envelope, MemberEvent } from '@anonchat/contracts'
import { createLogger } from '@anonchat/runtime'
import { createTestDatabase, startNats, startRedis, waitUntil } from '@anonchat/servers'
import { createDatabase, migrate, openRedis } from '@anonchat/store'
import { ulid } from 'ulid'
import { afterAll, beforeAll } from 'vitest'
import { signedInitData } from './init-data.js'
import { connectPage, type Page } from './page.js'
import { inProcess, type Replica, type StartReplica } from './replicas.js'

export const TOKEN = `777:${'A'.repeat(35)}`
export const API_KEY = 'a-key-of-the-http-interface'
const LIMIT_MS = 30_000

export type World<R extends Replica = Replica> = Awaited<ReturnType<typeof openWorld<R>>>
type Variables = Readonly<Record<string, string>>

/**
 * Servers, two replicas of the service, and what stands around it: conversation, the relay, and pages.
 * @param each variables of the one replica and of the other
 */
export async function openWorld<R extends Replica>(
  start: StartReplica<R>,
  more: Variables,
  each: readonly Variables[] = [{}, {}],
) {
  const [nats, redisServer, database] = await Promise.all([startNats(), startRedis(), createTestDatabase()])
  await migrate({ databaseUrl: database.url })
  const environment = {
    BOT_TOKEN: TOKEN,
    API_SECRET_KEY: API_KEY,
    TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
    VIDEO_CALL_DOMAIN: 'http://127.0.0.1:8000',
    TURN_URLS: 'turn:127.0.0.1:3478?transport=udp',
    TURN_SECRET: 'a-secret-of-the-turn-server',
    NATS_URL: nats.url,
    REDIS_URL: redisServer.url,
    DATABASE_URL: database.url,
    DATABASE_CONNECTIONS: '3',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    ...more,
  }
  const lines: string[] = []
  const startReplica = (own: Variables) => start({ ...environment, ...own }, (line) => void lines.push(line))
  const services = await Promise.all(each.map(startReplica))
  const bus: BusConnection = await openConnection(nats.url, 'test', createLogger('test', 'silent'))
  const publisher = createPublisher(bus)
  const redis = openRedis(redisServer.url)
  const db = createDatabase(database.url, { connectionLimit: 2 })
  const pages: Page[] = []
  let members = 4_000_000 + Math.floor(Math.random() * 100_000) * 100

  const read = async <T>(stream: string, parse: (json: unknown) => T): Promise<T[]> => {
    const { state } = await bus.jsm.streams.info(stream)
    const found: T[] = []
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      const stored = await bus.jsm.streams.getMessage(stream, { seq }).catch(() => null)
      if (stored !== null) found.push(parse(stored.json()))
    }
    return found
  }
  const settled = () =>
    waitUntil(
      async () => (await bus.jsm.streams.info('CALL')).state.messages === 0,
      LIMIT_MS,
      () => 'requests for calls are still there',
    )
  const envelopesTo = async (chatId: number) =>
    (await read('OUTBOUND', (json) => Envelope.parse(json))).filter((one) => one.chatId === chatId)

  /** A chat room of two members as it stands in the record. */
  const room = async ({ premium = true } = {}) => {
    const [a, b] = [members++, members++]
    const [userA, userB] = await Promise.all(
      [a, b].map((telegramId) =>
        db.prisma.user.create({
          data: {
            telegramId,
            gender: 'female',
            age: 30,
            city: 'Berlin',
            registeredAt: new Date(),
            isPremium: premium && telegramId === a,
            premiumExpiresAt: premium && telegramId === a ? new Date(Date.now() + 86_400_000) : null,
          },
        }),
      ),
    )
    if (userA === undefined || userB === undefined) throw new Error('two users were made')
    const roomId = ulid()
    await db.prisma.chatRoom.create({ data: { id: roomId, user1Id: userA.id, user2Id: userB.id } })
    return { a, b, roomId, userA: userA.id, userB: userB.id }
  }

  /** The token in the button that a member got last. */
  const tokenOf = async (memberId: number): Promise<string> => {
    const sent = (await envelopesTo(memberId)).findLast(({ action }) => action.kind === 'send')
    const markup = sent?.action.kind === 'send' ? sent.action.markup : undefined
    const button = markup?.kind === 'inline' ? markup.rows[0]?.[0] : undefined
    if (button === undefined || !('webApp' in button)) throw new Error('there is no button')
    return new URL(button.webApp).searchParams.get('t') ?? ''
  }

  /** Two who both said yes, with their tokens. */
  const call = async ({ lasts = 600_000 } = {}) => {
    const made = await room()
    const { a, b, roomId } = made
    const now = Date.now()
    const ask = `777-${randomUUID()}`
    const sides = { a: { memberId: a, lang: 'en' }, b: { memberId: b, lang: 'fa' } }
    await publisher.call({ type: 'request', trace: ask, roomId, ask, ...sides, endsAt: now + lasts, at: now })
    await settled()
    const [tokenA, tokenB] = [await tokenOf(a), await tokenOf(b)]
    return { ...made, ask, tokenA, tokenB, initA: signedInitData(TOKEN, a), initB: signedInitData(TOKEN, b) }
  }

  const page = async (replica = 0): Promise<Page> => {
    const service = services[replica]
    if (service === undefined) throw new Error('there is no such replica')
    const opened = await connectPage(service.port)
    pages.push(opened)
    return opened
  }

  return {
    bus,
    db,
    redis,
    publisher,
    services,
    startReplica,
    environment,
    lines,
    room,
    call,
    page,
    settled,
    tokenOf,
    envelopesTo,
    url: (replica = 0) => `http://127.0.0.1:${services[replica]?.port}`,
    events: () => read('MEMBERS', (json) => MemberEvent.parse(json)),
    /** What all replicas count under a name, with its labels. */
    counted: async (name: string): Promise<number> => {
      const read = services.map(({ port }) => fetch(`http://127.0.0.1:${port}/metrics`).then((r) => r.text()))
      const lines = (await Promise.all(read)).join('\n').split('\n')
      const found = lines.filter((line) => line.startsWith(`${name} `))
      return found.reduce((sum, line) => sum + Number(line.split(' ')[1]), 0)
    },
    /** Both on a page, on different replicas, who know of each other. */
    meet: async (options: { lasts?: number } = {}) => {
      const made = await call(options)
      const [pageA, pageB] = [await page(0), await page(1)]
      pageA.say({ type: 'hello', token: made.tokenA, initData: made.initA })
      const welcomeA = await pageA.next('welcome')
      pageB.say({ type: 'hello', token: made.tokenB, initData: made.initB })
      const welcomeB = await pageB.next('welcome')
      await pageA.until('partner', ({ state }) => state === 'present')
      return { ...made, pageA, pageB, welcomeA, welcomeB }
    },
    close: async () => {
      for (const one of pages) one.cut()
      redis.disconnect()
      await db.close()
      await bus.nc.close()
      await Promise.all(services.map((service) => service.stop()))
      await Promise.all([nats.dispose(), redisServer.dispose(), database.drop()])
    },
  }
}

/** The service on servers of its own, for the tests of one file. */
export function play(more: Variables = {}): () => World {
  let world: World | undefined
  beforeAll(async () => {
    world = await openWorld(inProcess, more)
  })
  afterAll(async () => await world?.close())
  return () => {
    if (world === undefined) throw new Error('the world is there from the first test on')
    return world
  }
}
