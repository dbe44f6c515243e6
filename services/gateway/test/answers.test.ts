import type { BusConnection } from '@anonchat/bus'
import type { RunningService } from '@anonchat/runtime'
import { freePort, type Server, startNats, startRedis } from '@anonchat/servers'
import { type Asking, openAsking, openRedis, type Redis } from '@anonchat/store'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ADMIN, gateway, openBus, SECRET, storedIn } from './setup.js'

let nats: Server
let redisServer: Server
let bus: BusConnection
let redis: Redis
let asking: Asking
let service: RunningService & { url: string }
let lastUpdateId = 2_000

beforeAll(async () => {
  ;[nats, redisServer] = await Promise.all([startNats(), startRedis()])
  service = await gateway({
    nats,
    redis: redisServer,
    telegram: { url: `http://127.0.0.1:${await freePort()}` },
    env: { WEBHOOK_URL: 'http://127.0.0.1:1/telegram/webhook', WEBHOOK_SECRET: SECRET },
  })
  bus = await openBus(nats)
  redis = openRedis(redisServer.url)
  asking = openAsking(redis)
})
afterAll(async () => {
  await service.stop()
  await bus.close()
  redis.disconnect()
  await Promise.all([nats.dispose(), redisServer.dispose()])
})

/** Says something to the bot; gives the status, and the service that it was stored for. */
async function say(memberId: number, text: string) {
  const updateId = ++lastUpdateId
  const answer = await fetch(`${service.url}/telegram/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
    body: JSON.stringify({
      update_id: updateId,
      message: { message_id: 1, chat: { id: memberId, type: 'private' }, from: { id: memberId }, text },
    }),
  })
  const holds = async (stream: 'ADMIN' | 'MEMBERS') =>
    (await storedIn(bus, stream)).some(({ data }) => data.updateId === updateId)
  const stored = (await holds('ADMIN')) ? 'admin' : (await holds('MEMBERS')) ? 'member' : 'nowhere'
  return [answer.status, stored]
}

it('what an admin says is for the admin service while that waits for an answer, and only then', async () => {
  expect(await say(ADMIN, 'hello')).toEqual([200, 'member'])
  await asking.ask(ADMIN, 'a reason')
  expect(await say(ADMIN, 'spam')).toEqual([200, 'admin'])
  expect(await say(ADMIN, '/stop')).toEqual([200, 'member'])
  await asking.answered(ADMIN, 'a reason')
  expect(await say(ADMIN, 'hello')).toEqual([200, 'member'])
})

it('what others say is never for the admin service, asked or not', async () => {
  await asking.ask(40_404, 'a reason')
  expect(await say(40_404, 'spam')).toEqual([200, 'member'])
})

it('while Redis is away what an admin says is not stored but asked for again; others go on', async () => {
  await redisServer.stop()
  expect(await say(40_404, 'hello')).toEqual([200, 'member'])
  expect(await say(ADMIN, 'to all or to one?')).toEqual([503, 'nowhere'])
})
