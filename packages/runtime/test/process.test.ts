import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'

const LIMIT = { timeout: 60_000, interval: 10 }
const file = fileURLToPath(new URL('./example-service.ts', import.meta.url))
let children: ChildProcessWithoutNullStreams[] = []

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children = []
})

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    env: { HOST: '127.0.0.1', SANDBOX_PORT: '0', REDIS_URL: 'redis://x', ...env },
  })
  children.push(child)
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => {
    output += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    errors += String(chunk)
  })
  const closed = once(child, 'close')
  return {
    child,
    said: (words: string) => vi.waitUntil(() => output.includes(words), LIMIT),
    ended: async () => {
      const [status] = await closed
      return { status, output, errors }
    },
  }
}

describe('a process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s finishes what is in hand, closes, and exits with 0',
    async (signal) => {
      const { child, said, ended } = run({ NATS_URL: 'nats://x' })
      await said('"started"')
      child.kill(signal)
      await said('draining')
      child.stdin.write('go on\n')
      const { status, output } = await ended()
      expect(status).toBe(0)
      expect(output).toMatch(/draining\nfinished work\nclosed connection\n.*"stopped"/s)
    },
  )

  it('does not wait for stuck work for ever', async () => {
    const { child, said, ended } = run({ NATS_URL: 'nats://stuck' })
    await said('"started"')
    child.kill('SIGTERM')
    const { status, output } = await ended()
    expect(status).toBe(0)
    expect(output).toContain('not drained in time')
  })

  it('exits with 1 and one line for each fault of its environment', async () => {
    const { status, output, errors } = await run({ NATS_URL: 'secret', REDIS_URL: '' }).ended()
    expect(status).toBe(1)
    expect(output).toBe('')
    expect(errors.trim().split('\n')).toEqual([
      'example: NATS_URL is wrong: expected an address like nats://host:4222.',
      expect.stringMatching(/^example: REDIS_URL is not set\./),
    ])
  })

  it('exits with 1 when it cannot start, and says why', async () => {
    const { status, output } = await run({ NATS_URL: 'nats://nobody' }).ended()
    expect(status).toBe(1)
    expect(output).toMatch(/"level":"fatal".*nobody answers.*could not start/)
  })

  it('exits with 1 after an error that nobody caught', async () => {
    const { status, output } = await run({ NATS_URL: 'nats://crash' }).ended()
    expect(status).toBe(1)
    expect(output).toMatch(/"level":"fatal".*nobody caught it.*crashed/)
  })
})
