import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { servePage } from './page.js'

const SCRIPT = 'https://telegram.org/js/telegram-web-app.js'
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'anonchat-page-'))
  await mkdir(path.join(folder, 'assets'))
  await writeFile(path.join(folder, 'index.html'), '<script src="%TELEGRAM_SCRIPT%"></script>')
  await writeFile(path.join(folder, 'assets', 'index-abc123.js'), 'export {}')
  await writeFile(path.join(folder, 'secret.js'), 'no')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function app(domain = 'https://call.example.org'): Hono {
  const http = new Hono()
  servePage(http, { domain, script: SCRIPT }, folder)
  return http
}

describe('the page', () => {
  it('is never cached, names Telegram’s script, and allows nothing but itself and that script', async () => {
    const answer = await app().request('/call?t=abc')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toBe(`<script src="${SCRIPT}"></script>`)
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain(`script-src 'self' ${SCRIPT};`)
    expect(policy).toContain("connect-src 'self' wss://call.example.org;")
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toContain('http://127.0.0.1')
  })

  it('may be framed by the sandbox only where it is served without https', async () => {
    const answer = await app('http://127.0.0.1:8000').request('/call')
    expect(answer.headers.get('content-security-policy')).toContain('http://127.0.0.1:*')
  })

  it('has assets that are kept for a year, and gives no other file', async () => {
    const asset = await app().request('/call/assets/index-abc123.js')
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    for (const name of ['..%2fsecret.js', 'nothing.js', '../secret.js', 'index-abc123.js.map'])
      expect((await app().request(`/call/assets/${name}`)).status).toBe(404)
  })

  it('says so when it is not built', async () => {
    const http = new Hono()
    servePage(http, { domain: undefined, script: SCRIPT }, path.join(folder, 'none'))
    expect((await http.request('/call')).status).toBe(503)
  })
})
