import { waitUntil } from '@anonchat/servers'
import {
  createDatabase,
  type Database,
  openCalls,
  openRedis,
  poolKeys,
  type Redis,
  sessionKey,
} from '@anonchat/store'
import { t } from '@anonchat/texts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type System, startSystem } from '../src/index.js'
import { pairUp, populate } from '../src/load/population.js'

const LIMIT_MS = 60_000
/** The first of the members who are there. */
const ADMIN = 500_000_001
const { members, moderation, room: roomTexts } = t('en')

let system: System
let db: Database
let redis: Redis
let others: number[]
beforeAll(async () => {
  system = await startSystem({
    mode: 'processes',
    updates: 'webhook',
    env: {
      ADMIN_IDS: String(ADMIN),
      VIDEO_CALL_DOMAIN: 'http://127.0.0.1:8000',
      TURN_URLS: 'turn:127.0.0.1:3478?transport=udp',
      TURN_SECRET: 'a-secret-of-the-turn-server',
      LOG_LEVEL: 'warn',
    },
    sandbox: { limits: 'off', webhookRetry: { baseMs: 100, maxMs: 500 } },
  })
  db = createDatabase(system.databaseUrl)
  redis = openRedis(system.redis.url)
  others = (await populate(system.databaseUrl, system.sandbox, 10)).slice(1)
})
afterAll(async () => {
  redis?.disconnect()
  await db?.close()
  await system?.stop()
})

const until = (holds: () => Promise<boolean>, what: string) => waitUntil(holds, LIMIT_MS, () => what)
const next = (): number => {
  const id = others.pop()
  if (id === undefined) throw new Error('no member is left')
  return id
}
const rowOf = (id: number) => db.prisma.user.findUniqueOrThrow({ where: { telegramId: BigInt(id) } })
const banIsLogged = async (id: number): Promise<boolean> => {
  const { id: targetUserId } = await rowOf(id)
  return (await db.prisma.adminAction.count({ where: { action: 'ban', targetUserId } })) > 0
}
const banIsInSession = async (id: number): Promise<boolean> =>
  (await redis.hget(sessionKey(id), 'banned')) !== null

async function killAdmin(): Promise<void> {
  const victim = system.replicas('admin').find((replica) => replica.alive())
  if (victim === undefined) throw new Error('no admin is alive')
  await system.kill('admin', victim.index, 'SIGKILL')
}

/** Holds the admin service up in the middle of a ban, kills it there, and lets everything go on. */
const STEPS = {
  'the log and the record': async (target: number, ban: () => void) => {
    // Whoever refers to the row may go on; whoever changes it waits.
    await db.prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT id FROM users WHERE telegram_id = ${target} LOCK IN SHARE MODE`
        ban()
        await until(() => banIsLogged(target), 'the ban is not in the log')
        await killAdmin()
      },
      { timeout: LIMIT_MS },
    )
    expect((await rowOf(target)).isBanned).toBe(false)
  },
  'the record and the session': async (target: number, ban: () => void) => {
    await redis.call('CLIENT', 'PAUSE', LIMIT_MS, 'WRITE')
    ban()
    await until(async () => (await rowOf(target)).isBanned, 'the ban is not in the record')
    await killAdmin()
    await redis.call('CLIENT', 'UNPAUSE')
    expect(await banIsInSession(target)).toBe(false)
  },
  'the session and the mailbox': async (target: number, ban: () => void) => {
    await redis.call('CLIENT', 'PAUSE', LIMIT_MS, 'WRITE')
    ban()
    await until(async () => (await rowOf(target)).isBanned, 'the ban is not in the record')
    process.kill(system.nats.pid, 'SIGSTOP')
    try {
      await redis.call('CLIENT', 'UNPAUSE')
      await until(() => banIsInSession(target), 'the ban is not in the session')
      await killAdmin()
    } finally {
      process.kill(system.nats.pid, 'SIGCONT')
    }
  },
}

const Made = z.object({ room_id: z.string() })

/** A video call in the room of a member, who has premium from now on. */
async function callIn(roomId: string, memberId: number): Promise<string> {
  const premium = { isPremium: true, premiumExpiresAt: new Date(Date.now() + 86_400_000) }
  await db.prisma.user.update({ where: { telegramId: BigInt(memberId) }, data: premium })
  const answer = await fetch(`${system.replicas('video-call')[0]?.url}/api/video-call/create`, {
    method: 'POST',
    headers: { 'X-API-Key': system.env.API_SECRET_KEY ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ chat_room_id: roomId }),
  })
  return Made.parse(await answer.json()).room_id
}

/** What every ban comes to, however often the admin service died on the way. */
async function isBannedWholly(target: number): Promise<void> {
  await system.sandbox.waitFor(target, moderation.banned(), { timeoutMs: LIMIT_MS })
  await system.sandbox.waitFor(ADMIN, members.banDone({ id: String(target) }), { timeoutMs: LIMIT_MS })
  const { id: targetUserId, isBanned } = await rowOf(target)
  const session = await redis.hgetall(sessionKey(target))
  expect({ isBanned, inSession: session.banned }).toEqual({ isBanned: true, inSession: 'forever' })
  expect(['chatting', 'searching']).not.toContain(session.state)
  expect(await db.prisma.adminAction.count({ where: { action: 'ban', targetUserId } })).toBe(1)
  const told = system.sandbox.messages(target).filter(({ text }) => text?.includes(moderation.banned()))
  expect(told).toHaveLength(1)
}

const ban = (target: number) => () => void system.sandbox.sendText(ADMIN, `/admin_ban ${target}`)

describe('kill -9 of admin in the middle of a ban', () => {
  it.each(['the log and the record', 'the session and the mailbox'] as const)(
    'between %s: the room and the call of the member end all the same',
    async (step) => {
      const [target, partner] = [next(), next()]
      await pairUp(system.databaseUrl, system.sandbox, [target, partner])
      const inRoom = { OR: [{ user1: { telegramId: target } }, { user2: { telegramId: target } }] }
      const { id } = await db.prisma.chatRoom.findFirstOrThrow({ where: { isActive: true, ...inRoom } })
      const callId = await callIn(id, target)
      await STEPS[step](target, ban(target))
      await system.startReplica('admin')
      await isBannedWholly(target)
      await system.sandbox.waitFor(partner, roomTexts.endedByModeration(), { timeoutMs: LIMIT_MS })
      await until(async () => (await openCalls(redis).read(callId))?.ended !== null, 'the call is not over')
      expect(await db.prisma.chatRoom.findUnique({ where: { id } })).toMatchObject({ isActive: false })
      expect(await banIsInSession(partner)).toBe(false)
    },
  )

  it('between the record and the session: the search of the member ends all the same', async () => {
    const target = next()
    system.sandbox.sendText(target, '/search')
    await until(async () => (await redis.zcard(poolKeys.waiting)) === 1, 'the member does not search')
    await STEPS['the record and the session'](target, ban(target))
    await system.startReplica('admin')
    await isBannedWholly(target)
    await until(async () => (await redis.zcard(poolKeys.waiting)) === 0, 'the ticket is still there')
  })
})
