import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTelegram } from './client.js'
import { CallFailed, type CallFailure } from './failure.js'
import type { Telegram } from './telegram.js'

const TOKEN = '777:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

const TIMEOUT: CallFailure = { kind: 'no-answer', reason: 'timeout' }

let server: Server
let telegram: Telegram
let respond: RequestListener

beforeEach(async () => {
  server = createServer((request, response) => respond(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  telegram = createTelegram(TOKEN, `http://127.0.0.1:${port}/prefix/`)
})
afterEach(async () => {
  telegram.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const answering =
  (status: number, body: string): RequestListener =>
  (request, response) => {
    request.resume()
    response.writeHead(status).end(body)
  }

async function failure(call: Promise<unknown>): Promise<CallFailure> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof CallFailed) return error.failure
  throw new Error('not a CallFailed')
}

describe('a call', () => {
  it('is a POST of JSON under the token, and gives the result', async () => {
    respond = (request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () =>
        response.end(JSON.stringify({ ok: true, result: { path: request.url, got: JSON.parse(body) } })),
      )
    }
    expect(await telegram.call('sendMessage', { chat_id: 5, text: 'سلام 👋', silent: undefined })).toEqual({
      path: `/prefix/bot${TOKEN}/sendMessage`,
      got: { chat_id: 5, text: 'سلام 👋' },
    })
    expect(telegram.botId).toBe(777)
  })

  it.each<[string, number, string, CallFailure]>([
    [
      'a refusal',
      429,
      '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3","parameters":{"retry_after":3}}',
      {
        kind: 'refused',
        code: 429,
        description: 'Too Many Requests: retry after 3',
        retryAfterMs: 3_000,
      },
    ],
    [
      'a gateway in between',
      502,
      '<html>Bad Gateway</html>',
      { kind: 'refused', code: 502, description: 'status 502' },
    ],
    ['nonsense', 200, 'hello', { kind: 'unexpected-result', reason: 'not an answer of the Bot API' }],
  ])('fails by value on %s', async (_, status, body, expected) => {
    respond = answering(status, body)
    expect(await failure(telegram.call('sendMessage'))).toEqual(expected)
  })

  it('fails when the connection breaks, when nobody listens, and when it is given up', async () => {
    respond = (request) => request.socket.destroy()
    expect(await failure(telegram.call('sendMessage'))).toMatchObject({ kind: 'no-answer' })
    const nobody = createTelegram(TOKEN, 'http://127.0.0.1:1')
    expect(await failure(nobody.call('sendMessage'))).toEqual({ kind: 'no-answer', reason: 'ECONNREFUSED' })
    nobody.close()
    respond = () => {}
    const abort = new AbortController()
    const call = failure(telegram.call('getUpdates', {}, { signal: abort.signal }))
    abort.abort()
    expect(await call).toMatchObject({ kind: 'no-answer' })
  })

  it('ends when no answer comes in time', async () => {
    respond = () => {}
    expect(await failure(telegram.call('sendMessage', {}, { timeoutMs: 100 }))).toEqual(TIMEOUT)
  })

  it('ends in time though its answer trickles in', async () => {
    const trickles: NodeJS.Timeout[] = []
    respond = (_, response) => {
      response.writeHead(200)
      trickles.push(setInterval(() => response.write(' '), 20))
    }
    try {
      expect(await failure(telegram.call('sendMessage', {}, { timeoutMs: 200 }))).toEqual(TIMEOUT)
      const abort = new AbortController()
      const call = failure(telegram.call('getUpdates', {}, { signal: abort.signal }))
      await expect.poll(() => trickles.length).toBe(2)
      abort.abort()
      expect(await call).toEqual({ kind: 'no-answer', reason: 'aborted' })
    } finally {
      for (const trickle of trickles) clearInterval(trickle)
    }
  })

  it('ends in time while it waits for a free connection, and then is not made', async () => {
    const stuck: ServerResponse[] = []
    const paths: (string | undefined)[] = []
    respond = (request, response) => {
      paths.push(request.url)
      stuck.push(response)
    }
    const calls = Array.from({ length: 512 }, () => telegram.call('sendMessage'))
    await expect.poll(() => stuck.length, { timeout: 20_000 }).toBe(512)
    expect(await failure(telegram.call('sendPhoto', {}, { timeoutMs: 50 }))).toEqual(TIMEOUT)
    respond = (request, response) => {
      paths.push(request.url)
      answering(200, '{"ok":true,"result":true}')(request, response)
    }
    for (const response of stuck) response.end('{"ok":true,"result":true}')
    await Promise.all(calls)
    await telegram.call('sendMessage')
    expect(paths.filter((path) => path?.endsWith('sendPhoto'))).toEqual([])
  })

  it('keeps its connections for the next', async () => {
    const ports = new Set<number | undefined>()
    respond = (request, response) => {
      ports.add(request.socket.remotePort)
      answering(200, '{"ok":true,"result":true}')(request, response)
    }
    for (let i = 0; i < 20; i++) await telegram.call('sendMessage')
    // The next call may begin a moment before a connection counts as free.
    expect(ports.size).toBeLessThanOrEqual(3)
  })
})

describe('the trace that a call is part of', () => {
  it('is told to a stand-in for Telegram, when there is one', async () => {
    const told: unknown[] = []
    respond = (request, response) => {
      told.push(request.headers.traceparent)
      answering(200, '{"ok":true,"result":true}')(request, response)
    }
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
    await telegram.call('sendMessage', {}, { traceparent })
    await telegram.call('sendMessage')
    expect(told).toEqual([traceparent, undefined])
  })
})

describe('what is read', () => {
  it('is checked', async () => {
    respond = answering(200, '{"ok":true,"result":{"status":"restricted","is_member":false,"user":{"id":1}}}')
    expect(await telegram.getChatMember('@channel', 1)).toEqual({ status: 'restricted', is_member: false })
    expect(await failure(telegram.getMe())).toMatchObject({ kind: 'unexpected-result' })
    respond = answering(
      200,
      '{"ok":true,"result":{"file_id":"F","file_unique_id":"U","file_path":"photos/1.jpg"}}',
    )
    expect(await telegram.getFile('F')).toEqual({ file_id: 'F', file_path: 'photos/1.jpg' })
  })
})

describe('a download', () => {
  const serving =
    (bytes: number, path: string, size?: number): RequestListener =>
    (request, response) => {
      request.resume()
      if (request.url?.endsWith('/getFile') === true) {
        const result = { file_id: 'F', file_path: path, ...(size === undefined ? {} : { file_size: size }) }
        return response.end(JSON.stringify({ ok: true, result }))
      }
      if (request.url !== `/prefix/file/bot${TOKEN}/photos/a%20b.jpg`) return response.writeHead(404).end()
      return response.end(Buffer.alloc(bytes, 7))
    }

  it('gives the bytes of a file by its id', async () => {
    respond = serving(100_000, 'photos/a b.jpg', 100_000)
    const bytes = await telegram.download('F', 100_000)
    expect(bytes).toHaveLength(100_000)
    expect(bytes?.at(-1)).toBe(7)
  })

  it.each([
    ['that says to be too large', serving(1, 'photos/a b.jpg', 1_001)],
    ['that turns out to be too large', serving(1_001, 'photos/a b.jpg')],
  ])('gives nothing of a file %s', async (_, listener) => {
    respond = listener
    expect(await telegram.download('F', 1_000)).toBeNull()
  })

  it('fails as a call does: refused, without an answer, or cut short', async () => {
    respond = serving(1, 'photos/other.jpg')
    expect(await failure(telegram.download('F', 1_000))).toMatchObject({ kind: 'refused', code: 404 })
    respond = answering(400, '{"ok":false,"error_code":400,"description":"Bad Request: invalid file_id"}')
    expect(await failure(telegram.download('F', 1_000))).toMatchObject({ kind: 'refused', code: 400 })
    respond = (request, response) => {
      if (request.url?.endsWith('/getFile') === true) serving(1, 'photos/a b.jpg')(request, response)
      else request.socket.destroy()
    }
    expect(await failure(telegram.download('F', 1_000))).toMatchObject({ kind: 'no-answer' })
    respond = (request) => void request.resume()
    expect(await failure(telegram.download('F', 1_000, { timeoutMs: 20 }))).toEqual(TIMEOUT)
  })
})
