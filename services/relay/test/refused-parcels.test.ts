import type { ParcelAction } from '@anonchat/contracts'
import { createFailures, createLogger } from '@anonchat/runtime'
import { createTelegram } from '@anonchat/telegram'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createParcelJob } from '../src/in/parcel-job.js'
import { createRefusals } from '../src/out/refusals.js'
import { createSendTo } from '../src/out/send-to.js'
import { type Broadcasting, broadcasting } from './broadcasting.js'
import { type Harness, startHarness, TOKEN } from './harness.js'

let h: Harness
let b: Broadcasting
beforeAll(async () => {
  h = await startHarness()
})
afterAll(() => h.dispose())
beforeEach(() => {
  b = broadcasting(h)
})
afterEach(async () => {
  await b.close()
  await h.reset()
})

function news(): ParcelAction {
  const admin = h.member()
  return { kind: 'copy', fromChatId: admin, messageIds: [h.sandbox.sendText(admin, 'news').messageId] }
}
const members = (count: number) => Array.from({ length: count }, () => ({ chatId: h.member() }))
const refuse = (chatId?: number) =>
  h.sandbox.addFault({
    kind: 'bad-request',
    methods: ['copyMessage'],
    ...(chatId === undefined ? {} : { chatId }),
  })

it('who alone is refused is written down as refused, be it in a parcel of theirs after the others', async () => {
  const [first, refused, last, alone] = members(4)
  if (!first || !refused || !last || !alone) throw new Error('four members')
  const action = news()
  for (const { chatId } of [refused, alone]) refuse(chatId)
  await h.relay()
  const id = await b.put(action, [first, refused, last])
  await b.finished(id)
  const after = await b.put(action, [alone])
  await b.finished(after)
  expect(await b.outcomes(id)).toEqual(['done', 'refused', 'done'])
  expect(await b.outcomes(after)).toEqual(['refused'])
  expect([...b.copies().values()]).toEqual([1, 1])
})

it('what Telegram takes from nobody is held, however few a parcel has, and reaches all once it does', async () => {
  const [action, to] = [news(), members(12)]
  const fault = refuse()
  await h.relay()
  const ids = await Promise.all([0, 4, 8].map((from) => b.put(action, to.slice(from, from + 4))))
  await h.until(async () => (await b.parcels.heldFor(7)) === 'refused')
  await h.until(async () => (await b.producer.depth()) === 0)
  const outcomes = async () => (await Promise.all(ids.map(b.outcomes))).flat()
  expect(new Set(await outcomes())).toEqual(new Set(['pending']))

  h.sandbox.removeFault(fault)
  await b.parcels.unhold(7)
  await Promise.all(ids.map(b.bring))
  await Promise.all(ids.map(b.finished))
  expect(new Set(await outcomes())).toEqual(new Set(['done']))
  expect([...b.copies().values()]).toEqual(to.map(() => 1))
})

it('for whom Telegram always fails is given up, though the parcel was given back in between', async () => {
  const [failing, fine] = members(2)
  if (!failing || !fine) throw new Error('two members')
  h.sandbox.addFault({ kind: 'error-500', chatId: failing.chatId })
  const id = await b.put(news(), [failing, fine])
  const telegram = createTelegram(TOKEN, h.sandbox.url)
  const job = createParcelJob({
    parcels: b.parcels,
    budget: { charge: async () => 0 },
    turns: { next: async () => true },
    sendTo: createSendTo(telegram),
    unreachable: async () => {},
    paced: () => {},
    health: { note: () => {}, othersSucceed: () => true },
    failures: createFailures(),
    refusals: createRefusals(),
    metrics: { sends: { inc: () => {} } },
    stopping: () => false,
    log: createLogger('test', 'silent'),
  })
  let given = 0
  // Given back until it would be tried again later: here that is at once.
  while ((await job({ parcel: id })).kind === 'again') given++
  await telegram.close()
  expect(given).toBeGreaterThan(0)
  expect(await b.outcomes(id)).toEqual(['gave-up', 'done'])
})
