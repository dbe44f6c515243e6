import { type RunningProcess, runProcess } from '@anonchat/servers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Broadcasting, broadcasting } from './broadcasting.js'
import { builtRelay } from './built.js'
import { type Harness, startHarness } from './harness.js'

const PARCELS = 8
const EACH = 60
const KILLS = 3
/** Of one parcel, and of one relay. */
const HANDS = 8
const AT_ONCE = Math.min(PARCELS, 20)

let h: Harness
let b: Broadcasting
let main: string
const running = new Set<RunningProcess>()

beforeAll(async () => {
  main = await builtRelay()
  h = await startHarness()
  b = broadcasting(h)
})
afterAll(async () => {
  await Promise.all([...running].map((one) => one.end('SIGKILL')))
  await b.close()
  await h.dispose()
})

async function relayProcess(): Promise<RunningProcess> {
  const env = { ...h.environment, BULK_RATE_PER_SECOND: '150' }
  const started = await runProcess(process.execPath, [main], { env, output: () => {} })
  running.add(started)
  return started
}

it('relays that are killed in the middle of a broadcast leave nobody out, and repeat only what was on the wire', async () => {
  const admin = h.member()
  const action = {
    kind: 'copy' as const,
    fromChatId: admin,
    messageIds: [h.sandbox.sendText(admin, 'news').messageId],
  }
  const parcels = Array.from({ length: PARCELS }, () =>
    Array.from({ length: EACH }, () => ({ chatId: h.member() })),
  )
  h.sandbox.addFault({ kind: 'slow', ms: 30 })
  let victim = await relayProcess()
  await relayProcess()
  const ids = await Promise.all(parcels.map((to) => b.put(action, to)))
  for (let kill = 1; kill <= KILLS; kill++) {
    await h.until(() => b.copies().size > (PARCELS * EACH * kill) / (KILLS + 2))
    await victim.end('SIGKILL')
    running.delete(victim)
    victim = await relayProcess()
  }
  await Promise.all(ids.map((id) => b.finished(id)))
  const counts = [...b.copies().values()]
  expect(counts).toHaveLength(PARCELS * EACH)
  const repeated = counts.reduce((sum, count) => sum + count - 1, 0)
  expect(repeated).toBeLessThanOrEqual(KILLS * HANDS * AT_ONCE)
  for (const id of ids) expect(new Set(await b.outcomes(id))).toEqual(new Set(['done']))
})
