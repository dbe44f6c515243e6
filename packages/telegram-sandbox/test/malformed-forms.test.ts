import net from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Stage, stage } from './support.js'

let s: Stage
beforeAll(async () => {
  s = await stage()
})
afterAll(() => s.sandbox.stop())

const PIECES = [
  '--b',
  '--b--',
  '\r\n',
  '\r\n\r\n',
  '\n',
  '--',
  'content-disposition: form-data; name="kind"',
  'content-disposition: form-data; name="file"; filename="x.html"',
  'content-disposition: form-data; name="file"; filename*=utf-8\'\'%ff',
  'Content-Type: image/png',
  'content-transfer-encoding: base64',
  'photo',
  'document',
  '\u0000',
  '"',
  '__proto__',
  'name="__proto__"',
]
const body = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((parts) => Buffer.from(parts.join(''))),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 20 })
    .map((parts) => Buffer.from(parts.join('\r\n'))),
  fc
    .uint8Array({ maxLength: 400 })
    .map((bytes) => Buffer.concat([Buffer.from('--b\r\n'), bytes, Buffer.from('\r\n--b--')])),
)
const type = fc.constantFrom(
  'multipart/form-data; boundary=b',
  'multipart/form-data; boundary="b"',
  'multipart/form-data; boundary=',
  'multipart/form-data',
  'multipart/form-data; boundary=other; boundary=b',
  'text/plain',
)

it('no form, however broken, does more than be refused, in either API', async () => {
  const targets = ['/control/files', `/bot${s.sandbox.token}/sendDocument`]
  await fc.assert(
    fc.asyncProperty(body, type, fc.constantFrom(...targets), async (content, contentType, path) => {
      const response = await fetch(`${s.sandbox.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': contentType },
        body: new Uint8Array(content),
      })
      expect([201, 400]).toContain(response.status)
      const answer: unknown = await response.json()
      expect(answer).toBeTypeOf('object')
    }),
    { numRuns: 300 },
  )
})

it('random bytes under the name of a picture or a film never break anything', async () => {
  const heads = [
    'ffd8ffe1',
    '89504e470d0a1a0a',
    '474946383961',
    '52494646ffffffff57454250',
    '000000186674797069736f6d',
    '1a45dfa3',
    '4f676753',
    '494433040000',
  ]
  const content = fc
    .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }))
    .map(([head, rest]) => new Uint8Array(Buffer.concat([Buffer.from(head, 'hex'), rest])))
  const kinds = fc.constantFrom('photo', 'sticker', 'video', 'voice', 'animation', 'document')
  await fc.assert(
    fc.asyncProperty(kinds, content, async (kind, bytes) => {
      const form = new FormData()
      form.set('kind', kind)
      form.set('file', new Blob([bytes]), 'x')
      const response = await fetch(`${s.sandbox.url}/control/files`, { method: 'POST', body: form })
      expect([201, 400]).toContain(response.status)
      if (response.status !== 201) return
      const { fileId }: { fileId: string } = JSON.parse(await response.text())
      const shown = await fetch(`${s.sandbox.url}/control/files/${fileId}`)
      expect(Buffer.from(await shown.arrayBuffer()).equals(bytes)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

it('a form whose sender goes away leaves the sandbox as it was', async () => {
  for (const sent of [0, 10, 120, 4000]) {
    const socket = net.connect(s.sandbox.port, '127.0.0.1')
    await new Promise<void>((resolve) => socket.once('connect', resolve))
    const part = '--b\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\n'.padEnd(sent, 'x')
    const head = `POST /control/files HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 100000\r\n\r\n`
    await new Promise<void>((resolve) => socket.write(head + part.slice(0, sent), () => resolve()))
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    socket.resetAndDestroy()
    await closed
    const { status } = await fetch(`${s.sandbox.url}/control/samples`)
    expect(status).toBe(200)
  }
})
