import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pageServer } from '../src/page/serve.js'
import { type Stage, stage } from './support.js'

interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  text: string
}

/** A request as it is written: `fetch` would tidy its path and choose its Host. */
function ask(
  port: number,
  target: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { port, host: '127.0.0.1', path: target, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    request.on('error', reject)
    request.end()
  })
}

describe('the page', () => {
  let folder: string
  let server: http.Server
  let port: number
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'page-'))
    server = http.createServer(pageServer(path.join(folder, 'web')))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address: AddressInfo | string | null = server.address()
    port = typeof address === 'object' && address ? address.port : 0
  })
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve))
    await rm(folder, { recursive: true })
  })

  async function build(): Promise<void> {
    await mkdir(path.join(folder, 'web/assets'), { recursive: true })
    await writeFile(path.join(folder, 'web/index.html'), '<!doctype html>')
    await writeFile(path.join(folder, 'web/icon.svg'), '<svg/>')
    await writeFile(path.join(folder, 'web/assets/index-abc123.js'), 'export {}')
    await writeFile(path.join(folder, 'web/.secret.json'), 'secret')
    await writeFile(path.join(folder, 'secret.json'), 'secret')
    await mkdir(path.join(folder, 'web-secret'))
    await writeFile(path.join(folder, 'web-secret/secret.json'), 'secret')
  }

  it('says what to do while it is not built', async () => {
    expect(await ask(port, '/')).toMatchObject({
      status: 503,
      text: expect.stringContaining('is not built: run'),
    })
  })

  it('is always fresh, its hashed files stay, and no script but its own may run', async () => {
    await build()
    const page = await ask(port, '/?phone=1')
    expect(page).toMatchObject({
      status: 200,
      text: '<!doctype html>',
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    })
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self'; ")
    expect(policy).toContain("object-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*/)
    expect((await ask(port, '/assets/index-abc123.js')).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect((await ask(port, '/icon.svg')).headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'no-cache',
    })
    expect((await ask(port, '/', {}, 'HEAD')).text).toBe('')
    expect((await ask(port, '/', {}, 'POST')).status).toBe(405)
    expect((await ask(port, '/assets/none.js')).status).toBe(404)
  })

  it.each([
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.json',
    '/..%5csecret.json',
    '/..\\secret.json',
    '/%252e%252e/secret.json',
    '/../web-secret/secret.json',
    '//etc/passwd',
    '/.secret.json',
    '/secret.json%00.js',
    '/%',
    '/assets',
    '/assets/',
  ])('gives nothing away that lies outside: %s', async (target) => {
    await build()
    const answer = await ask(port, target)
    expect([answer.status, answer.text]).toEqual([404, 'Not Found\n'])
  })
})

describe('the control API', () => {
  let s: Stage
  beforeEach(async () => {
    s = await stage()
  })
  afterEach(() => s.sandbox.stop())

  const status = async (headers: Record<string, string>, target = '/control/members'): Promise<number> =>
    (await ask(s.sandbox.port, target, { host: `localhost:${s.sandbox.port}`, ...headers })).status

  it('answers tools, and its own page by every name of this machine', async () => {
    expect(await status({})).toBe(200)
    for (const name of ['localhost', '127.0.0.1', '[::1]', '127.1.2.3', 'LOCALHOST', 'sandbox.localhost']) {
      const host = `${name}:${s.sandbox.port}`
      const own = { host, origin: `http://${host.toLowerCase()}`, 'sec-fetch-site': 'same-origin' }
      expect([name, await status(own)]).toEqual([name, 200])
    }
    expect(await status({ 'sec-fetch-site': 'none' })).toBe(200)
  })

  it('refuses the pages of other sites, in words', async () => {
    const { port } = s.sandbox
    const foreign: Array<Record<string, string>> = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://localhost:${port + 1}` },
      { origin: `http://localhost:${port}.evil.example` },
      { origin: 'nonsense' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign) {
      for (const target of ['/control/members', '/control/events', '/control/files/x', '/control/samples']) {
        expect([headers, target, await status(headers, target)]).toEqual([headers, target, 403])
      }
    }
    const refused = await ask(port, '/control/reset', { origin: 'https://evil.example' }, 'POST')
    expect(JSON.parse(refused.text)).toEqual({
      error: 'the control API answers its own page and tools, no other site',
    })
    expect(s.sandbox.members()).toHaveLength(1)
  })

  it('and the page are there under names of this machine only, as long as nobody else can reach them', async () => {
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '192.168.1.5',
      'evil.example:80',
      '127.0.0.1.evil.example',
    ]) {
      for (const target of ['/control/members', '/control/events', '/', '/assets/x.js']) {
        expect([host, target, await status({ host, origin: `http://${host}` }, target)]).toEqual([
          host,
          target,
          403,
        ])
      }
    }
    const open = await stage({ host: '0.0.0.0' })
    const answer = await ask(open.sandbox.port, '/control/members', { host: 'sandbox:8090' })
    await open.sandbox.stop()
    expect(answer.status).toBe(200)
  })

  it('does not stand in the way of bots', async () => {
    expect(await status({ host: 'sandbox:8090' }, `/bot${s.sandbox.token}/getMe`)).toBe(200)
  })
})
