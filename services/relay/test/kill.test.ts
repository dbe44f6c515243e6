import { type RunningProcess, runProcess } from '@anonchat/servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtRelay } from './built.js'
import { envelope, type Harness, startHarness, textsOf } from './harness.js'

const CHATS = 40
const EACH = 25
const CONCURRENCY = 20
const KILLS = 3

let h: Harness
let main: string
const running = new Set<RunningProcess>()
const lines: string[] = []

beforeAll(async () => {
  main = await builtRelay()
  h = await startHarness()
})
afterAll(async () => {
  await Promise.all([...running].map((one) => one.end('SIGKILL')))
  await h.dispose()
})

async function relayProcess(): Promise<RunningProcess> {
  const env = {
    ...h.environment,
    LOG_LEVEL: 'debug',
    RELAY_CONCURRENCY: String(CONCURRENCY),
  }
  const started = await runProcess(process.execPath, [main], { env, output: (line) => lines.push(line) })
  running.add(started)
  return started
}

/** What is left of a chat's messages when each that came again at once is taken out, and how many those were. */
function withoutRepeats(words: readonly unknown[]): { once: unknown[]; repeated: number } {
  const once = words.filter((word, index) => word !== words[index - 1])
  return { once, repeated: words.length - once.length }
}

describe('relays that are killed while messages flow', () => {
  it('lose none, keep the order of every chat, and repeat only what was on the wire', async () => {
    const chats = Array.from({ length: CHATS }, () => h.member())
    const words = Array.from({ length: EACH }, (_, i) => `rosebud ${i}`)
    h.sandbox.addFault({ kind: 'slow', ms: 40 })
    let victim = await relayProcess()
    await relayProcess()
    const sent = () => h.sandbox.calls().filter((call) => call.status === 200).length
    const publishing = (async () => {
      for (const word of words)
        await Promise.all(chats.map((chat) => h.publish.envelope(envelope(chat, word))))
    })()
    for (let kill = 1; kill <= KILLS; kill++) {
      await h.until(() => sent() > (CHATS * EACH * kill) / (KILLS + 2))
      await victim.end('SIGKILL')
      running.delete(victim)
      victim = await relayProcess()
    }
    await publishing
    let repeats = 0
    for (const chat of chats) {
      await h.until(async () => new Set(textsOf(await h.accepted(chat, 1))).size === EACH)
      const { once, repeated } = withoutRepeats(textsOf(await h.accepted(chat, EACH)))
      expect(once).toEqual(words)
      repeats += repeated
    }
    expect(repeats).toBeLessThanOrEqual(KILLS * CONCURRENCY)
    const log = lines.join('\n')
    expect(log).toContain('tried')
    expect(log).not.toContain('rosebud')
    expect(chats.filter((chat) => log.includes(String(chat)))).toEqual([])
  })

  it('stop in good order when asked to, with nothing left half done', async () => {
    const chat = h.member()
    await h.publish.envelope(envelope(chat, 'before'))
    await h.accepted(chat, 1)
    for (const one of running) {
      await one.end('SIGTERM')
      expect(await one.ended).toBe('exit status 0')
    }
    running.clear()
    await h.publish.envelope(envelope(chat, 'after'))
    await relayProcess()
    expect(textsOf(await h.accepted(chat, 2))).toEqual(['before', 'after'])
  })
})
