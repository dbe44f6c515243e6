import type { BusConnection } from '@anonchat/bus'
import type { RunningService } from '@anonchat/runtime'
import { freePort, type Server, startNats, waitUntil, whileFrozen } from '@anonchat/servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN, gateway, openBus, SECRET, storedIn } from './setup.js'

let nats: Server
let bus: BusConnection
let service: RunningService & { url: string }
let lastUpdateId = 1_000
const lines: string[] = []

beforeAll(async () => {
  nats = await startNats()
  const nowhere = { url: `http://127.0.0.1:${await freePort()}` }
  service = await gateway({
    nats,
    redis: { url: 'redis://127.0.0.1:1' },
    telegram: nowhere,
    env: { WEBHOOK_URL: 'http://127.0.0.1:1/telegram/webhook', WEBHOOK_SECRET: SECRET },
    lines,
  })
  bus = await openBus(nats)
})

afterAll(async () => {
  await service.stop()
  await bus.close()
  await nats.dispose()
})

function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${service.url}/telegram/webhook`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET, ...headers },
  })
}

const textOf = (memberId: number, text: string) => ({
  update_id: ++lastUpdateId,
  message: { message_id: 1, chat: { id: memberId, type: 'private' }, from: { id: memberId }, text },
})

const idsIn = async (stream: 'MEMBERS' | 'ADMIN') => (await storedIn(bus, stream)).map(({ id }) => id)

describe('an update that is taken', () => {
  it('is stored in the mailbox of its member before the answer', async () => {
    const update = textOf(40_404, 'hello')
    const answer = await post(JSON.stringify(update))
    expect([answer.status, await answer.json()]).toEqual([200, {}])
    const stored = (await storedIn(bus, 'MEMBERS')).at(-1)
    expect(stored).toMatchObject({
      subject: `member.${40_404 % 64}.update`,
      id: `777-${update.update_id}`,
      data: {
        type: 'update',
        memberId: 40_404,
        botId: 777,
        trace: `777-${update.update_id}`,
        updateId: update.update_id,
        update,
      },
    })
  })

  it('is stored for the admin service when it is an admin command', async () => {
    const update = textOf(ADMIN, '/admin_stats@some_bot')
    expect((await post(JSON.stringify(update))).status).toBe(200)
    const stored = (await storedIn(bus, 'ADMIN')).at(-1)
    expect(stored).toMatchObject({ subject: 'admin.command', data: { adminId: ADMIN, update } })
  })

  it('is stored once, however often it is given', async () => {
    const body = JSON.stringify(textOf(40_404, 'once'))
    const answers = await Promise.all([post(body), post(body), post(body)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await idsIn('MEMBERS')).filter((id) => id === `777-${lastUpdateId}`)).toHaveLength(1)
  })

  it.each([
    ['a channel post', { channel_post: { chat: { id: -100, type: 'channel' }, text: 'x' } }],
    ['a group', { message: { chat: { id: -5, type: 'group' }, from: { id: 40_404 }, text: '/start' } }],
    ['an unknown kind', { kind_of_2030: {} }],
  ])('is not stored when it concerns no member: %s', async (_, content) => {
    const before = await idsIn('MEMBERS')
    expect((await post(JSON.stringify({ update_id: ++lastUpdateId, ...content }))).status).toBe(200)
    expect(await idsIn('MEMBERS')).toEqual(before)
  })

  it('is stored as UTF-8 even with halves of surrogate pairs in it', async () => {
    const update = textOf(40_404, '@')
    const body = JSON.stringify(update).replace('@', '\\ud800 \u{1f642} \\udc00')
    expect((await post(body)).status).toBe(200)
    const stored = (await storedIn(bus, 'MEMBERS')).at(-1)
    expect(stored?.data).toMatchObject({ update: { message: { text: '\ufffd 🙂 \ufffd' } } })
  })

  it('comes without a declared length, too', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(textOf(40_404, 'in pieces')))
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, 20))
        controller.enqueue(bytes.slice(20))
        controller.close()
      },
    })
    const answer = await fetch(`${service.url}/telegram/webhook`, {
      method: 'POST',
      body: pieces,
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
      duplex: 'half',
    })
    expect(answer.status).toBe(200)
    expect(await idsIn('MEMBERS')).toContain(`777-${lastUpdateId}`)
  })
})

describe('a request is refused', () => {
  const big = () => JSON.stringify(textOf(40_404, 'x'.repeat(1024 * 1024)))
  const nested = (levels: number) => `{"update_id":1,"a":${'['.repeat(levels)}${']'.repeat(levels)}}`

  it.each<[string, number, () => string, Record<string, string>]>([
    ['without the secret', 401, () => '{}', { 'x-telegram-bot-api-secret-token': '' }],
    ['with a wrong secret', 401, () => '{}', { 'x-telegram-bot-api-secret-token': SECRET.replace('0', '1') }],
    ['with a longer secret', 401, () => '{}', { 'x-telegram-bot-api-secret-token': `${SECRET}0` }],
    ['with a shorter secret', 401, () => '{}', { 'x-telegram-bot-api-secret-token': 's' }],
    [
      'before its size is looked at, without the secret',
      401,
      big,
      { 'x-telegram-bot-api-secret-token': 's' },
    ],
    ['of another content type', 415, () => '{"update_id":1}', { 'content-type': 'text/plain' }],
    ['larger than 1 MiB', 413, big, {}],
    ['that is empty', 400, () => '', {}],
    ['that is no JSON', 400, () => '{"update_id":1', {}],
    ['that is a list', 400, () => '[{"update_id":1}]', {}],
    ['that is null', 400, () => 'null', {}],
    ['without update_id', 400, () => '{"message":{}}', {}],
    ['with a negative update_id', 400, () => '{"update_id":-1}', {}],
    ['with an update_id in words', 400, () => '{"update_id":"1"}', {}],
    ['nested too deep', 400, () => nested(65), {}],
    ['nested endlessly', 400, () => nested(400_000), {}],
  ])('%s: %i', async (_, status, body, headers) => {
    const before = await idsIn('MEMBERS')
    expect((await post(body(), headers)).status).toBe(status)
    expect(await idsIn('MEMBERS')).toEqual(before)
  })

  it('larger than 1 MiB without a declared length: 413', async () => {
    const half = new TextEncoder().encode('x'.repeat(600_000))
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of [half, half]) controller.enqueue(piece)
        controller.close()
      },
    })
    const answer = await fetch(`${service.url}/telegram/webhook`, {
      method: 'POST',
      body: pieces,
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
      duplex: 'half',
    })
    expect(answer.status).toBe(413)
  })

  it('that grows beyond what NATS takes when it is stored: 413', async () => {
    const update = textOf(40_404, '')
    const numbers = `[${'1e20,'.repeat(190_000)}1]`
    const body = JSON.stringify(update).replace('"text":""', `"text":"","numbers":${numbers}`)
    expect(body.length).toBeLessThan(1024 * 1024)
    expect((await post(body)).status).toBe(413)
  })

  it('of another method or path: 404', async () => {
    expect((await fetch(`${service.url}/telegram/webhook`)).status).toBe(404)
    expect((await fetch(`${service.url}/telegram`, { method: 'POST' })).status).toBe(404)
  })
})

describe('while NATS is away', () => {
  it('an update is answered with 503 and Retry-After, and taken when it is given again', async () => {
    const body = JSON.stringify(textOf(40_404, 'later'))
    await nats.stop('SIGKILL')
    const refused = await post(body)
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    await nats.start()
    await waitUntil(
      async () => (await post(body)).status === 200,
      30_000,
      () => 'not taken after NATS was back',
    )
    expect((await idsIn('MEMBERS')).filter((id) => id === `777-${lastUpdateId}`)).toHaveLength(1)
  })
})

describe('while NATS takes what it is given and says nothing', () => {
  it('no update is answered as if it were stored', async () => {
    const body = JSON.stringify(textOf(40_404, 'unheard'))
    const answer = await whileFrozen(nats.pid, () => post(body))
    expect(answer.status).toBe(503)
    await waitUntil(
      async () => (await post(body)).status === 200,
      30_000,
      () => 'not taken after NATS went on',
    )
    expect((await idsIn('MEMBERS')).filter((id) => id === `777-${lastUpdateId}`)).toHaveLength(1)
  })
})

describe('what the gateway tells', () => {
  it('counts updates by kind and outcome', async () => {
    const metrics = await (await fetch(`${service.url}/metrics`)).text()
    expect(metrics).toMatch(/gateway_updates_total\{kind="message",outcome="member"\} \d/)
    expect(metrics).toMatch(/gateway_updates_total\{kind="message",outcome="admin"\} 1/)
    expect(metrics).toMatch(/gateway_updates_total\{kind="other",outcome="unauthorised"\} \d/)
    expect(metrics).toMatch(/gateway_publish_seconds_count \d/)
  })

  it('logs each update by its trace, and no member, text or secret', async () => {
    const log = lines.join('')
    expect(log).toContain(`"trace":"777-${lastUpdateId}"`)
    expect(log).not.toMatch(/40404|50505|hello|AAAA/)
    expect(log).not.toContain(SECRET)
  })
})
