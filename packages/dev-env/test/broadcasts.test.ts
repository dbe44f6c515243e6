import { waitUntil } from '@anonchat/servers'
import { createDatabase, type Database, openRedis } from '@anonchat/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type System, startSystem } from '../src/index.js'
import { populate } from '../src/load/index.js'

const ADMIN = 900_001
const MEMBERS = 240
const BLOCKED = 12
const GONE = 5
const LIMIT_MS = 240_000
/** Sends of one relay under way at once, of all its parcels. */
const ON_THE_WIRE = 160

let system: System
let db: Database
let ids: number[]
beforeAll(async () => {
  system = await startSystem({
    mode: 'processes',
    env: {
      ADMIN_IDS: String(ADMIN),
      BULK_RATE_PER_SECOND: '40',
      CHAT_RATE_PER_SECOND: '0',
      LOG_LEVEL: 'warn',
    },
    sandbox: { limits: 'off', callLogSize: 20_000 },
  })
  db = createDatabase(system.databaseUrl)
  const { sandbox } = system
  sandbox.createMember({ id: ADMIN, first_name: 'Admin', language_code: 'en' })
  ids = await populate(system.databaseUrl, sandbox, MEMBERS)
  // Blocked without a word, as when the update about it is still on its way.
  for (const chatId of ids.slice(0, BLOCKED))
    sandbox.addFault({ kind: 'blocked', chatId, methods: ['copyMessage'] })
  for (const id of ids.slice(BLOCKED, BLOCKED + GONE)) sandbox.setDeactivated(id, true)
}, LIMIT_MS)
afterAll(async () => {
  await db?.close()
  await system?.stop()
})

/** The newest message to the admin whose words and buttons fit. */
const newest = (words: RegExp) =>
  system.sandbox
    .view(ADMIN)
    .messages.filter(({ from, text, deleted }) => from === 'bot' && !deleted && words.test(text ?? ''))
    .at(-1)
const seen = async (words: RegExp) => {
  await waitUntil(
    async () => newest(words) !== undefined,
    LIMIT_MS,
    () => `nothing says ${words}`,
  )
  const found = newest(words)
  if (found === undefined) throw new Error('it was there')
  return found
}
async function press(words: RegExp, label: RegExp): Promise<void> {
  await waitUntil(
    async () =>
      newest(words)
        ?.inlineKeyboard?.flat()
        .some(({ text }) => label.test(text)) === true,
    LIMIT_MS,
    () => `no button ${label}`,
  )
  const message = newest(words)
  const button = message?.inlineKeyboard?.flat().find(({ text }) => label.test(text))
  if (message === undefined || button?.callback_data === undefined) throw new Error(`no button ${label}`)
  await system.sandbox.press(ADMIN, { messageId: message.messageId, data: button.callback_data })
}
/** How often each member got the news. */
const received = () =>
  ids.map(
    (id) =>
      system.sandbox
        .view(id)
        .messages.filter(({ from, text, deleted }) => from === 'bot' && !deleted && text === 'news').length,
  )

const reached = (members: number) =>
  waitUntil(
    async () => received().filter(Boolean).length > members,
    LIMIT_MS,
    () => `no more than ${members} get it`,
  )

/** A pause of days: what Redis keeps of parcels runs out, after all that is known stands in MySQL. */
async function forgetInRedis(): Promise<void> {
  const redis = openRedis(system.redis.url)
  const known = () => redis.keys('{bulk}:outcomes:*')
  await waitUntil(
    async () => (await known()).length === 0,
    LIMIT_MS,
    () => 'something is known in Redis only',
  )
  const parcels = await redis.keys('{bulk}:parcel:*')
  if (parcels.length > 0) await redis.del(...parcels)
  redis.disconnect()
}

describe('a broadcast', () => {
  it(
    'is written, seen, sent through kills of admin and relay, counted and taken back',
    async () => {
      const { sandbox } = system
      const { messageId } = sandbox.sendText(ADMIN, 'news')
      sandbox.sendText(ADMIN, '/admin_broadcast', { replyTo: { messageId } })
      await seen(/^📣 Broadcast #1\n/)
      expect(newest(/^news$/)).toBeDefined()
      await press(/^📣 Broadcast #1\n/, /Language: any/)
      await seen(/Language: English/)
      await press(/^📣 Broadcast #1\n/, /Check and send/)
      expect((await seen(/Send it to/)).text).toContain(`${MEMBERS} people`)
      await press(/Send it to/, /Yes, send/)
      await reached(MEMBERS / 6)
      await press(/Being sent/, /Pause/)
      await seen(/Paused/)
      await forgetInRedis()
      const before = received()
      await press(/Paused/, /Go on/)
      await reached(MEMBERS / 2)
      await system.kill('relay', 0)
      await system.kill('admin', 0)
      await Promise.all([system.startReplica('relay'), system.startReplica('admin')])
      await seen(/✅ Finished/)
      expect(received().filter((count, index) => before[index] !== 0 && count !== before[index])).toEqual([])
      await seen(/^📣 Broadcast #1 is over: \d+ people have got it, 17 could not be written to\.$/)

      const got = received()
      const reachable = got.slice(BLOCKED + GONE)
      expect(got.slice(0, BLOCKED + GONE).every((count) => count === 0)).toBe(true)
      expect(reachable.every((count) => count >= 1)).toBe(true)
      expect(reachable.reduce((sum, count) => sum + count - 1, 0)).toBeLessThanOrEqual(ON_THE_WIRE)
      const row = await db.prisma.broadcast.findFirstOrThrow()
      expect([
        row.sentCount,
        row.blockedCount,
        row.deactivatedCount,
        row.failedCount,
        row.gaveUpCount,
      ]).toEqual([MEMBERS - BLOCKED - GONE, BLOCKED, GONE, 0, 0])
      await waitUntil(
        async () => (await db.prisma.user.count({ where: { isUnreachable: true } })) === BLOCKED + GONE,
        LIMIT_MS,
        () => 'who blocked the bot is not known as unreachable',
      )
      expect(await db.prisma.user.count({ where: { isBanned: true } })).toBe(0)

      await press(/✅ Finished/, /Delete it again/)
      await press(/Delete what was sent/, /Yes, delete/)
      await seen(/Deleted again/)
      // What was on the wire at the kill was sent once more, and only the later one is known.
      expect(received().reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(ON_THE_WIRE)
      const actions = await db.prisma.adminAction.findMany({ orderBy: { id: 'asc' } })
      expect(actions.map(({ action }) => action)).toEqual([
        'broadcast.send',
        'broadcast.pause',
        'broadcast.resume',
        'broadcast.undo',
      ])
    },
    LIMIT_MS,
  )
})
