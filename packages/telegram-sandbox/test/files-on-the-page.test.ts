import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MediaKind, updateFaults } from '../src/index.js'
import { type Stage, stage } from './support.js'

let s: Stage
beforeEach(async () => {
  s = await stage()
})
afterEach(() => s.sandbox.stop())

const sample = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../src/samples/gallery/${name}`, import.meta.url)))

async function upload(
  kind: string,
  content: Uint8Array<ArrayBuffer>,
  fileName: string,
  about: Record<string, string> = {},
): Promise<{ status: number; fileId: string; error: string }> {
  const form = new FormData()
  form.set('kind', kind)
  for (const [name, value] of Object.entries(about)) form.set(name, value)
  form.set('file', new Blob([content]), fileName)
  const response = await fetch(`${s.sandbox.url}/control/files`, { method: 'POST', body: form })
  return { status: response.status, fileId: '', error: '', ...JSON.parse(await response.text()) }
}

const bytesAt = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${s.sandbox.url}/control${path}`, { headers })

const newest = () => s.sandbox.view(s.ada.id).messages.at(-1)

describe('an uploaded file', () => {
  it('goes to the bot as media with its real size, several copies of a photo, and the same bytes', async () => {
    const photo = sample('aurora.jpg')
    const { status, fileId } = await upload('photo', photo, 'C:\\pictures\\north\u202Egpj.exe.jpg')
    expect(status).toBe(201)
    const { updateId } = s.sandbox.sendMedia(s.ada.id, 'photo', { fileId, caption: 'look' })
    const update = (await s.updates()).find((one) => one.update_id === updateId)
    expect(updateFaults(update)).toEqual([])
    const sizes = update?.message?.photo ?? []
    expect(sizes.map(({ width, height }) => [width, height])).toEqual([
      [68, 90],
      [240, 320],
      [600, 800],
      [960, 1280],
    ])
    expect(sizes.at(-1)?.file_size).toBe(photo.byteLength)
    for (const { file_id } of sizes) {
      const link = await s.bot.getFileLink(file_id)
      expect(Buffer.from(await (await fetch(link)).arrayBuffer()).equals(photo)).toBe(true)
    }
  })

  it('is believed about its length within bounds, and never about its sort', async () => {
    const { fileId } = await upload('video', sample('waves.mp4'), 'sea.mp4', {
      duration: '4.2',
      width: '640',
      height: '360',
    })
    s.sandbox.sendMedia(s.ada.id, 'video', { fileId })
    expect(newest()?.message.video).toMatchObject({
      duration: 4,
      width: 640,
      height: 360,
      mime_type: 'video/mp4',
      file_name: 'sea.mp4',
    })
    for (const duration of ['-1', 'NaN', '1e9', 'long']) {
      expect(await upload('video', sample('waves.mp4'), 'sea.mp4', { duration })).toMatchObject({
        status: 400,
        error: expect.stringContaining('duration'),
      })
    }
  })

  it.each<[MediaKind, string, string]>([
    ['photo', 'packing-list.txt', 'a photo must be a picture'],
    ['photo', 'waves.mp4', 'a photo must be a picture'],
    ['sticker', 'lake.jpg', 'a sticker must be'],
    ['video', 'hello.oga', 'a video must be'],
    ['voice', 'cat.webp', 'a voice note must be a sound'],
    ['audio', 'weekend-plan.pdf', 'music must be a sound'],
  ])('that is no %s is refused in words (%s)', async (kind, name, words) => {
    expect(await upload(kind, sample(name), name)).toMatchObject({
      status: 400,
      error: expect.stringContaining(words),
    })
  })

  it('that is empty, cut off, missing or of no known kind is refused in words', async () => {
    expect(await upload('document', new Uint8Array(0), 'a')).toMatchObject({ error: 'the file is empty' })
    expect(await upload('photo', sample('lake.jpg').slice(0, 20), 'a.jpg')).toMatchObject({
      error: 'the photo cannot be read',
    })
    expect(await upload('song', sample('lake.jpg'), 'a')).toMatchObject({ status: 400 })
    const form = new FormData()
    form.set('kind', 'photo')
    const answer = await fetch(`${s.sandbox.url}/control/files`, { method: 'POST', body: form })
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'file: there is none in the form' }])
  })

  it('of more than 10 MB is no photo, and of more than 50 MB no file', async () => {
    const big = new Uint8Array(10 * 1024 * 1024 + 1)
    big.set(sample('lake.jpg'))
    expect((await upload('photo', big, 'big.jpg')).error).toContain('larger than 10 MB')
    expect((await upload('document', big, 'big.jpg')).status).toBe(201)
    const huge = new Uint8Array(50 * 1024 * 1024 + 1)
    expect(await upload('document', huge, 'huge')).toMatchObject({
      status: 400,
      error: 'the file is larger than 50 MB',
    })
    const form = `--b\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\n${'x'.repeat(51 * 1024 * 1024)}`
    const answer = await fetch(`${s.sandbox.url}/control/files`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: `${form}\r\n--b--`,
    })
    expect(answer.status).toBe(413)
  })

  it('is not sent as what it is not', async () => {
    const { fileId } = await upload('document', sample('lake.jpg'), 'lake.jpg')
    expect(() => s.sandbox.sendMedia(s.ada.id, 'photo', { fileId })).toThrow(
      'the file is no photo, but a document',
    )
  })
})

describe('the bytes of a file', () => {
  it('come with the type that they are, to be kept for ever, and never as more than a picture', async () => {
    const { fileId } = await upload('photo', sample('lake.jpg'), 'lake.jpg')
    const answer = await bytesAt(`/files/${fileId}`)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': expect.stringContaining('immutable'),
    })
    expect(answer.headers.get('content-disposition')).toMatch(/^inline/)
    const etag = answer.headers.get('etag') ?? ''
    expect((await bytesAt(`/files/${fileId}`, { 'if-none-match': etag })).status).toBe(304)
    expect((await bytesAt(`/files/${fileId}x`)).status).toBe(404)
  })

  it.each([
    ['page.html', '<!doctype html><script>parent.pwned = 1</script>'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['drawing.svg', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['picture.jpg', '<html><body onload="alert(1)">'],
  ])('of %s are saved and never shown', async (name, text) => {
    const { fileId } = await upload('document', new Uint8Array(Buffer.from(text)), name)
    const answer = await bytesAt(`/files/${fileId}`)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename=${name}`)
    expect(await answer.text()).toBe(text)
  })

  it('are saved under the name that they came with, whatever is in it', async () => {
    const name = 'Ünïcode "quoted"\r\nset-cookie: a=b; 名.html'
    const { fileId } = await upload('document', new Uint8Array([1, 2]), name)
    const answer = await bytesAt(`/files/${fileId}`)
    const header = answer.headers.get('content-disposition') ?? ''
    expect(header).toMatch(/^attachment; filename="[^\r\n]*"; filename\*=UTF-8''%C3%9Cn/)
    expect(answer.headers.has('set-cookie')).toBe(false)
  })

  it('come in parts for those who seek', async () => {
    const film = sample('waves.mp4')
    const { fileId } = await upload('video', film, 'waves.mp4')
    const part = async (range: string, more = {}): Promise<[number, string | null, boolean]> => {
      const answer = await bytesAt(`/files/${fileId}`, { range, ...more })
      const got = Buffer.from(await answer.arrayBuffer())
      const [, from = '0', to = `${film.byteLength - 1}`] =
        /^bytes (\d+)-(\d+)/.exec(answer.headers.get('content-range') ?? '') ?? []
      const right = got.equals(film.subarray(Number(from), Number(to) + 1))
      return [answer.status, answer.headers.get('content-range'), right]
    }
    const { byteLength: size } = film
    expect(await part('bytes=0-99')).toEqual([206, `bytes 0-99/${size}`, true])
    expect(await part('bytes=1000-')).toEqual([206, `bytes 1000-${size - 1}/${size}`, true])
    expect(await part('bytes=-10')).toEqual([206, `bytes ${size - 10}-${size - 1}/${size}`, true])
    expect(await part(`bytes=5-${size * 2}`)).toEqual([206, `bytes 5-${size - 1}/${size}`, true])
    expect((await part(`bytes=${size}-`)).slice(0, 2)).toEqual([416, `bytes */${size}`])
    for (const strange of ['bytes=9-3', 'bytes=0-1,5-6', 'bytes=-', 'lines=1-2', 'bytes=a-b']) {
      expect(await part(strange)).toEqual([200, null, true])
    }
    expect(await part('bytes=0-9', { 'if-range': '"another"' })).toEqual([200, null, true])
  })
})

describe('the gallery', () => {
  it('has something of every kind, which opens as what it is', async () => {
    const list: Array<{ id: string; kind: MediaKind }> = JSON.parse(await (await bytesAt('/samples')).text())
    const count = (kind: MediaKind): number => list.filter((one) => one.kind === kind).length
    expect(count('photo')).toBeGreaterThanOrEqual(3)
    expect(count('sticker')).toBeGreaterThanOrEqual(3)
    expect(count('voice')).toBeGreaterThanOrEqual(2)
    for (const kind of ['video', 'video_note', 'animation', 'audio'] as const)
      expect(count(kind)).toBeGreaterThan(0)
    expect(count('document')).toBeGreaterThanOrEqual(2)
    let total = 0
    for (const { id, kind } of list) {
      const answer = await bytesAt(`/samples/${id}`)
      const { byteLength } = await answer.arrayBuffer()
      total += byteLength
      const shown = { photo: 'image/jpeg', sticker: 'image/webp', voice: 'audio/ogg', audio: 'audio/mpeg' }
      const type =
        kind === 'document'
          ? 'application/octet-stream'
          : Object.hasOwn(shown, kind)
            ? Reflect.get(shown, kind)
            : 'video/mp4'
      expect([id, answer.headers.get('content-type')?.split(';')[0]]).toEqual([id, type])
      const { updateId } = s.sandbox.sendMedia(s.ada.id, kind, { sample: id })
      const update = (await s.updates({ offset: updateId ?? 0 })).at(0)
      expect(updateFaults(update)).toEqual([])
      expect(newest()).toMatchObject({ kind })
    }
    expect(total).toBeLessThan(1.5 * 1024 * 1024)
    expect((await bytesAt('/samples/none')).status).toBe(404)
    const sent = await fetch(`${s.sandbox.url}/control/members/${s.ada.id}/album`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ items: ['lake', 'town'].map((sample) => ({ kind: 'photo', sample })) }),
    })
    expect(sent.status).toBe(200)
    expect(newest()?.message.photo?.at(-1)?.width).toBe(1200)
    expect(() => s.sandbox.sendMedia(s.ada.id, 'voice', { sample: 'lake' })).toThrow('no voice, but a photo')
  })
})
