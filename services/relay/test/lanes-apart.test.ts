import { getPriority } from 'node:os'
import { runProcess } from '@anonchat/servers'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type Broadcasting, broadcasting } from './broadcasting.js'
import { builtRelay } from './built.js'
import { envelope, type Harness, startHarness, textsOf } from './harness.js'

const ADMIN = 4_711
let h: Harness
let b: Broadcasting

beforeAll(async () => {
  h = await startHarness()
  b = broadcasting(h)
})
afterAll(async () => {
  await b.close()
  await h.dispose()
})
afterEach(() => h.reset())

const parcelTo = async (chatId: number) => {
  const source = h.sandbox.sendText(ADMIN, 'news').messageId
  return await b.put({ kind: 'copy', fromChatId: ADMIN, messageIds: [source] }, [{ chatId }])
}

it('a relay of live chat leaves what goes out in bulk to one of broadcasts', async () => {
  h.sandbox.createMember({ id: ADMIN })
  const chat = h.member()
  await h.relay({ RELAY_LANES: 'live' })
  const parcel = await parcelTo(chat)
  await h.publish.envelope(envelope(chat, 'in bulk', { lane: 'bulk' }))
  await h.publish.envelope(envelope(chat, 'live'))
  await h.accepted(chat, 1)
  await h.until(async () => (await b.producer.depth()) === 2)
  expect(textsOf(h.sandbox.calls({ chatId: chat }))).toEqual(['live'])

  await h.relay({ RELAY_LANES: 'bulk' })
  await b.finished(parcel)
  const calls = await h.accepted(chat, 3)
  expect(calls.map(({ method }) => method).sort()).toEqual(['copyMessage', 'sendMessage', 'sendMessage'])
})

it('a relay of broadcasts leaves live chat to one of that', async () => {
  h.sandbox.createMember({ id: ADMIN })
  const chat = h.member()
  await h.relay({ RELAY_LANES: 'bulk' })
  await h.publish.envelope(envelope(chat, 'live'))
  await b.finished(await parcelTo(chat))
  expect(h.sandbox.calls({ chatId: chat }).map(({ method }) => method)).toEqual(['copyMessage'])

  await h.relay({ RELAY_LANES: 'live' })
  expect(textsOf(await h.accepted(chat, 2))).toContain('live')
})

it('a relay of broadcasts has every other process go first', async () => {
  const main = await builtRelay()
  const relayOf = async (lanes: string) => {
    const env = { ...h.environment, RELAY_LANES: lanes }
    return await runProcess(process.execPath, [main], { env, output: () => {} })
  }
  const [live, bulk] = await Promise.all([relayOf('live'), relayOf('bulk')])
  try {
    await h.until(() => getPriority(bulk.pid) > getPriority(live.pid))
  } finally {
    await Promise.all([live, bulk].map((one) => one.end('SIGTERM')))
  }
})
