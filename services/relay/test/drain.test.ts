import type { Answer } from '@anonchat/contracts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { envelope, type Harness, startHarness, textsOf } from './harness.js'

let h: Harness

beforeAll(async () => {
  h = await startHarness()
})
afterAll(() => h.dispose())
afterEach(() => h.reset())

const answer = (): Answer => ({
  kind: 'callback',
  trace: '777-1',
  decidedAt: Date.now(),
  callbackQueryId: '1',
})
const answers = () => h.sandbox.calls({ method: 'answerCallbackQuery' })

describe('a relay that is told to stop', () => {
  it('gives an answer that Telegram does not take to another, which goes on with it', async () => {
    h.sandbox.addFault({ kind: 'error-500', methods: ['answerCallbackQuery'] })
    const first = await h.relay()
    await h.publish.answer(answer(), 'answer-1')
    await h.until(() => answers().length > 0)
    await first.stop()
    const tried = answers().length
    await h.relay()
    await h.until(() => answers().length > tried)
    h.sandbox.clearFaults()
    await h.until(() => answers().at(-1)?.status !== 500)
  })

  it('takes no job any more while it finishes what it has in hand', async () => {
    const [slow, next] = [h.member(), h.member()]
    const relay = await h.relay({ RELAY_CONCURRENCY: '1' })
    h.sandbox.addFault({ kind: 'error-500', methods: ['answerCallbackQuery'] })
    h.sandbox.addFault({ kind: 'slow', ms: 3_000, chatId: slow })
    await h.publish.envelope(envelope(slow, 'in hand'))
    await h.until(async () => (await h.redis.hexists(`lane:{${slow}}:live:state`, 'holder')) === 1)
    await h.publish.answer(answer(), 'answer-2')
    await h.until(() => answers().length > 0)
    await h.publish.envelope(envelope(next, 'waits'))
    await h.until(async () => (await h.redis.exists(`{queue}:deliver:${next}-live-0`)) === 1)
    await relay.stop()
    expect(textsOf(await h.accepted(slow, 1))).toEqual(['in hand'])
    expect(h.sandbox.calls({ chatId: next })).toEqual([])
    await h.relay()
    expect(textsOf(await h.accepted(next, 1))).toEqual(['waits'])
  })
})
