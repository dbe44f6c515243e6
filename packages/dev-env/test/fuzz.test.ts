import { openConnection } from '@anonchat/bus'
import { PARTITIONS } from '@anonchat/contracts'
import { createLogger } from '@anonchat/runtime'
import { t } from '@anonchat/texts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { SERVICE_NAMES, type ServiceName, type System, startSystem } from '../src/index.js'
import { pairUp, populate } from '../src/load/index.js'
import type { Identity } from './random-update/identity.js'
import { bytesOf, mutated } from './random-update/mutate.js'
import { randomFrom } from './random-update/random.js'
import {
  ATTACHED_FIELDS,
  MESSAGE_FIELDS,
  randomMessage,
  randomPayload,
  UPDATE_KINDS,
} from './random-update/random-update.js'

const SEED = 20_261_124
const UPDATES = 20_000
const AT_ONCE = 24
const LIMIT_MS = 900_000

const silent = createLogger('test', 'silent')
const random = randomFrom(SEED)

let system: System
let members: number[]
let bus: Awaited<ReturnType<typeof openConnection>>
beforeAll(async () => {
  system = await startSystem({
    updates: 'webhook',
    sandbox: { limits: 'off', callLogSize: 0, messagesPerChat: 100 },
    env: {
      LOG_LEVEL: 'error',
      FLOOD_PER_SECOND: '100000',
      FLOOD_BURST: '100000',
      CHAT_RATE_PER_SECOND: '0',
      DELIVER_RATE_PER_SECOND: '0',
      RECENT_PARTNER_SECONDS: '0.001',
    },
  })
  members = await populate(system.databaseUrl, system.sandbox, PARTITIONS)
  await pairUp(system.databaseUrl, system.sandbox, members)
  await system.sandbox.drained(60_000)
  bus = await openConnection(system.nats.url, 'test', silent)
}, LIMIT_MS)
afterAll(async () => {
  await bus.close()
  await system.stop()
})

/** An update as Telegram might send it, from one of the members. */
function goodUpdate(updateId: number): object {
  const id = random.pick(members)
  const identity: Identity = {
    id,
    first_name: 'Ann',
    last_name: 'Lee',
    username: 'ann_lee',
    phone: '4912345',
  }
  const filling = { random, identity, density: random.chance(0.8) ? 0.02 : 0.3, fileIds: ['no-such-file'] }
  const sender = { id, messageId: 1_000 + random.below(100_000), words: random.pick(WORDS) }
  const kind = random.chance(0.7) ? 'message' : random.pick(UPDATE_KINDS)
  const payload = /message$/.test(kind)
    ? randomMessage([random.pick(MOSTLY), random.pick(ATTACHED_FIELDS)], sender, filling)
    : randomPayload(kind, sender, filling)
  return { update_id: updateId, [kind]: payload }
}

const WORDS = ['hello', '/start', '/search', '/next', '/stop', '/profile', '/admin_stats', '25', 'Lima', '/']
const MOSTLY = ['text', 'text', 'text', 'photo', 'voice', 'sticker', 'document', ...MESSAGE_FIELDS]

const webhookOf = () => {
  const [gateway] = system.replicas('gateway')
  if (gateway === undefined) throw new Error('no gateway')
  return `${gateway.url}/telegram/webhook`
}

async function post(body: Uint8Array): Promise<number> {
  const answer = await fetch(webhookOf(), {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': system.env.WEBHOOK_SECRET ?? '',
    },
  })
  await answer.arrayBuffer()
  return answer.status
}

/** The sum of the samples of a counter whose labels fit. */
async function counted(service: ServiceName, name: string, labels = ''): Promise<number> {
  let sum = 0
  for (const { url } of system.replicas(service)) {
    const text = await (await fetch(`${url}/metrics`)).text()
    for (const line of text.split('\n')) {
      if (line.startsWith(`${name}{`) && line.includes(labels)) sum += Number(line.split(' ').at(-1))
    }
  }
  return sum
}

/** How many events mailboxes have taken in so far, and what became of them. */
async function tally(): Promise<{ stored: number; handled: number; buried: number; unread: number }> {
  const { state } = await bus.jsm.streams.info('MEMBERS')
  const handled = await counted('conversation', 'conversation_events_total')
  return { stored: state.last_seq, handled, ...(await deadUpdates()) }
}

const waitingIn = async (stream: string) => (await bus.jsm.streams.info(stream)).state.messages

async function untilQuiet(): Promise<void> {
  await vi.waitUntil(
    async () => {
      const waiting = await Promise.all(['MEMBERS', 'MATCH', 'OUTBOUND', 'ADMIN'].map(waitingIn))
      return waiting.every((messages) => messages === 0)
    },
    { timeout: LIMIT_MS, interval: 250 },
  )
}

/** The letters about updates: those that conversation could not read, and those that no handler was given. */
async function deadUpdates(): Promise<{ unread: number; buried: number }> {
  const { state } = await bus.jsm.streams.info('DEAD')
  const found = { unread: 0, buried: 0 }
  for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq++) {
    const letter: { stream: string; subject: string } = (
      await bus.jsm.streams.getMessage('DEAD', { seq })
    ).json()
    if (letter.stream !== 'MEMBERS') continue
    if (letter.subject.endsWith('.update')) found.buried++
    else found.unread++
  }
  return found
}

describe(`${UPDATES} mutated updates at the webhook`, () => {
  const answers = new Map<number, number>()
  let requestsBefore = 0

  it(
    'are each taken or refused, and nothing else happens',
    async () => {
      requestsBefore = await counted('gateway', 'gateway_updates_total')
      let next = 0
      const poster = async () => {
        while (next < UPDATES) {
          const updateId = 500_000_000 + next++
          const status = await post(bytesOf(mutated(goodUpdate(updateId), random), random))
          answers.set(status, (answers.get(status) ?? 0) + 1)
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, poster))
      expect([...answers.keys()].filter((status) => ![200, 400, 413].includes(status))).toEqual([])
      expect(answers.get(200)).toBeGreaterThan(UPDATES / 2)
      expect(answers.get(400)).toBeGreaterThan(UPDATES / 100)
    },
    LIMIT_MS,
  )

  it(
    'each has one outcome: refused, none of our business, handled, or in the dead letters',
    async () => {
      await untilQuiet()
      expect((await counted('gateway', 'gateway_updates_total')) - requestsBefore).toBe(UPDATES)
      // Searching members hear of new figures meanwhile, so the sums may be taken at different moments.
      await vi.waitUntil(
        async () => {
          const { stored, handled, buried } = await tally()
          return stored === handled + buried
        },
        { timeout: 60_000, interval: 100 },
      )
      const { stored, unread } = await tally()
      expect(stored).toBeGreaterThan(UPDATES / 4)
      expect(unread).toBe(await counted('conversation', 'conversation_events_total', 'outcome="unreadable"'))
      expect(unread).toBeGreaterThan(0)
    },
    LIMIT_MS,
  )

  it.each(SERVICE_NAMES)('%s lives and is ready', async (service) => {
    for (const { url } of system.replicas(service)) expect((await fetch(`${url}/ready`)).status).toBe(200)
  })

  it(
    'no partition is stuck: each still handles a good update, and each chat still gets its answer',
    async () => {
      const help = t('en').general.help()
      await Promise.all(
        members.map(async (member) => {
          const { messageId } = system.sandbox.sendText(member, '/help')
          await system.sandbox.waitFor(member, help, { after: messageId, timeoutMs: 60_000 })
        }),
      )
      expect(new Set(members.map((member) => member % PARTITIONS)).size).toBe(PARTITIONS)
    },
    LIMIT_MS,
  )
})
