import { Unavailable } from '@anonchat/runtime'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { envelope, type Harness, startHarness, textsOf } from './harness.js'

const CHATS = 20
const EACH = 15

let h: Harness

beforeAll(async () => {
  h = await startHarness()
})
afterAll(() => h.dispose())
afterEach(() => h.reset())

async function publishThroughOutages(chats: readonly number[], words: readonly string[]): Promise<void> {
  for (const word of words) {
    const round = chats.map((chat) => envelope(chat, word))
    for (const one of round) {
      // A publisher of the system does the same: it keeps its message until NATS has it.
      await h.until(() =>
        h.publish.envelope(one).then(
          () => true,
          (error) => {
            if (error instanceof Unavailable) return false
            throw error
          },
        ),
      )
    }
  }
}

describe('while messages flow', () => {
  it.each([
    ['Redis', 'SIGTERM'],
    ['Redis', 'SIGKILL'],
    ['NATS', 'SIGTERM'],
    ['NATS', 'SIGKILL'],
  ] as const)(
    '%s goes (%s) and comes back: nothing is lost, repeated or out of order',
    async (which, signal) => {
      const server = which === 'Redis' ? h.redisServer : h.nats
      const chats = Array.from({ length: CHATS }, () => h.member())
      const words = Array.from({ length: EACH }, (_, i) => `message ${i}`)
      const sent = () => h.sandbox.calls().filter((call) => call.status === 200).length
      await Promise.all([h.relay(), h.relay()])
      const published = publishThroughOutages(chats, words)
      for (const share of [0.2, 0.5]) {
        await h.until(() => sent() > CHATS * EACH * share)
        await server.stop(signal)
        await server.start()
      }
      await published
      for (const chat of chats) expect(textsOf(await h.accepted(chat, EACH))).toEqual(words)
    },
  )
})
