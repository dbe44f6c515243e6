import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { admin } from '../src/admin-main.js'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const AWAY = { status: 503, body: { error: { code: 'unavailable', message: 'a server does not answer' } } }
const DONE = { status: 200, body: { telegram_id: 5, user_id: 1, premium_until: '2027-01-01T00:00:00.000Z' } }
const REFUSED = { status: 409, body: { error: { code: 'is_admin', message: 'this is an admin' } } }
type Answer = typeof AWAY | typeof DONE | typeof REFUSED | 'no answer'

/** An admin service that answers like this, one after the other, the last for ever. */
async function serviceThat(...answers: readonly Answer[]) {
  const keys: (string | undefined)[] = []
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const key = request.headers['idempotency-key']
    keys.push(typeof key === 'string' ? key : undefined)
    const next = answers[Math.min(keys.length, answers.length) - 1]
    if (next === undefined || next === 'no answer') return void request.socket.destroy()
    response.writeHead(next.status, { 'content-type': 'application/json' }).end(JSON.stringify(next.body))
  }
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => server.close(resolve)))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const run = async (...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []]
    const printer = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) }
    const nowhere = join(tmpdir(), 'no-such-folder')
    const environment = { API_SECRET_KEY: 'x'.repeat(20) }
    const url = `http://127.0.0.1:${address.port}`
    const status = await admin([...args, '--url', url], environment, printer, nowhere, join(nowhere, '.env'))
    return { status, out: out.join(''), err: err.join('') }
  }
  return { run, keys }
}

describe('an order from the command line', () => {
  it('is sent again under its key while the service is away, or lacks a server that it needs', async () => {
    const { run, keys } = await serviceThat(AWAY, 'no answer', DONE)
    expect(await run('grant', '5', '30')).toMatchObject({ status: 0, err: '' })
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
  })

  it('that is not done in the end says with which key the same command finishes it', async () => {
    const { run, keys } = await serviceThat(AWAY)
    const { status, err } = await run('grant', '5', '30')
    const [key = ''] = keys
    expect([status, new Set(keys).size]).toEqual([1, 1])
    expect(err).toContain(`--key ${key} finishes it`)
    const later = await serviceThat(DONE)
    expect(await later.run('grant', '5', '30', '--key', key)).toMatchObject({ status: 0 })
    expect(later.keys).toEqual([key])
  })

  it('that is refused is sent once, and has no key to finish it', async () => {
    const { run, keys } = await serviceThat(REFUSED)
    expect(await run('ban', '5')).toEqual({ status: 1, out: '', err: '✗ This is an admin.\n' })
    expect(keys).toHaveLength(1)
  })

  it('two orders have two keys', async () => {
    const { run, keys } = await serviceThat(DONE)
    await run('grant', '5', '30')
    await run('grant', '5', '30')
    expect(new Set(keys).size).toBe(2)
  })
})
