import { waitUntil } from '@anonchat/servers'
import { createDatabase, type Database, openRedis, type Redis, sessionKey } from '@anonchat/store'
import type { CrowdState } from '@anonchat/telegram-sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPlayer, type Player, register } from '../src/demo/play.js'
import { type System, startSystem } from '../src/index.js'

const LIMIT_MS = 240_000
const SIZE = 40

let system: System
let database: Database
let redis: Redis
beforeAll(async () => {
  system = await startSystem()
  database = createDatabase(system.databaseUrl)
  redis = openRedis(system.redis.url)
})
afterAll(async () => {
  redis?.disconnect()
  await database?.close()
  await system?.stop()
})

const order = (size: number) =>
  fetch(`${system.sandbox.url}/control/crowd`, {
    method: 'PUT',
    body: JSON.stringify({ size, pace: 'busy' }),
  })

const untilCrowd = (holds: (crowd: CrowdState) => boolean) =>
  waitUntil(
    async () => holds(system.sandbox.crowd()),
    LIMIT_MS,
    () => JSON.stringify(system.sandbox.crowd()),
  )

/** What the figures of all seconds come to, as they are told. */
function sums() {
  const sum = { matches: 0, messages: 0, timed: false }
  system.sandbox.onEvent((event) => {
    if (event.type !== 'figures') return
    sum.matches += event.figures.matchesPerSecond
    sum.messages += event.figures.messagesPerSecond
    sum.timed ||= event.figures.p99Ms !== null
  })
  return sum
}

const crowdIds = () => system.sandbox.members().flatMap(({ id, crowd }) => (crowd ? [id] : []))

async function statesOf(ids: readonly number[]): Promise<Set<string | null>> {
  return new Set(await Promise.all(ids.map((id) => redis.hget(sessionKey(id), 'state'))))
}

const isInRoom = ({ id, texts }: Player) =>
  JSON.stringify(system.sandbox.view(id).keyboard ?? '').includes(texts.keys.next)

/** Says something and waits until the stranger has said something after it. */
async function isAnswered(player: Player, text: string): Promise<void> {
  const { messageId: after } = system.sandbox.sendText(player.id, text)
  await system.sandbox.waitFor(player.id, (message) => message.text !== undefined, {
    after,
    timeoutMs: LIMIT_MS,
  })
}

describe('a crowd in the whole system', () => {
  it('talks, is counted, answers a played member, and leaves nothing behind when it is sent home', async () => {
    const { sandbox } = system
    const sum = sums()
    expect((await order(SIZE)).status).toBe(200)
    await untilCrowd(({ present, talking }) => present === SIZE && talking >= SIZE / 2)
    await waitUntil(
      async () => sum.messages >= SIZE && sum.timed,
      LIMIT_MS,
      () => JSON.stringify(sum),
    )

    const ann = createPlayer(sandbox, {
      name: 'Ann',
      username: 'ann_of_the_phones',
      gender: 'female',
      age: 30,
      city: 'Lima',
    })
    await register(ann)
    await ann.pressesKey(ann.texts.keys.search)
    await waitUntil(
      async () => isInRoom(ann),
      LIMIT_MS,
      () => 'nobody of the crowd was matched with the played member',
    )
    for (const text of ['Hello!', 'Who are you?', 'And what do you do?']) await isAnswered(ann, text)
    expect(isInRoom(ann)).toBe(true)

    const ids = crowdIds()
    expect(ids).toHaveLength(SIZE)
    expect(await (await order(0)).json()).toMatchObject({ size: 0 })
    await untilCrowd(({ present }) => present === 0)
    await ann.reads(ann.texts.room.endedByPartner())
    expect(crowdIds()).toEqual([])
    expect(await statesOf(ids)).toEqual(new Set(['idle']))
    const isCounted = async () => (await database.prisma.chatRoom.count()) === sum.matches
    await waitUntil(isCounted, LIMIT_MS, () => `${sum.matches} matches were counted`)
    expect(await database.prisma.chatRoom.count({ where: { isActive: true } })).toBe(0)
  }, 600_000)
})
