import { once } from 'node:events'
import { createServer } from 'node:net'
import { type S3Server, startS3 } from '@anonchat/servers'
import { Client } from 'minio'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanPhoto, openPhotoStore, PHOTO_BYTES } from './index.js'

const MARK = 'KEEP THIS SECRET'

/** A photo as a phone makes it: turned by its EXIF, with what the camera knows. */
const fromPhone = () =>
  sharp({ create: { width: 600, height: 300, channels: 3, background: '#c04020' } })
    .jpeg()
    .withExif({ IFD0: { Make: MARK, Copyright: MARK }, IFD3: { GPSLatitude: '52/1 31/1 12/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()

describe('a photo that is made again', () => {
  it('has its dots and nothing else: no camera, no place, and it stands upright', async () => {
    const before = await fromPhone()
    expect(before.includes(MARK)).toBe(true)
    const clean = await cleanPhoto(before)
    if (clean === null) throw new Error('it is a photo')
    expect(clean.includes(MARK)).toBe(false)
    expect(clean.includes('Exif')).toBe(false)
    const { format, width, height, exif, icc, xmp, iptc } = await sharp(clean).metadata()
    expect({ format, width, height, exif, icc, xmp, iptc }).toEqual({
      format: 'jpeg',
      width: 300,
      height: 600,
    })
  })

  it('carries no file that stood behind it', async () => {
    const clean = await cleanPhoto(Buffer.concat([await fromPhone(), Buffer.from(`PK\u0003\u0004${MARK}`)]))
    expect(clean?.includes(MARK)).toBe(false)
  })

  it('is no larger than it needs to be', async () => {
    const large = { width: 4_000, height: 3_000, channels: 3, background: '#123456' } as const
    const clean = await cleanPhoto(await sharp({ create: large }).png().toBuffer())
    expect(await sharp(clean ?? undefined).metadata()).toMatchObject({
      format: 'jpeg',
      width: 1_280,
      height: 960,
    })
  })

  it.each([
    ['words', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    [
      'a drawing with scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    ],
    ['a file that is too large', Buffer.alloc(PHOTO_BYTES + 1)],
  ])('is not made of %s', async (_, bytes) => {
    expect(await cleanPhoto(bytes)).toBeNull()
  })

  it('is not made of half a photo, or of one that claims to be huge', async () => {
    const whole = await fromPhone()
    expect(await cleanPhoto(whole.subarray(0, whole.length / 2))).toBeNull()
    const raw = { width: 7_200, height: 7_200, channels: 1 } as const
    const huge = sharp(Buffer.alloc(raw.width * raw.height), { raw, limitInputPixels: false })
    expect(await cleanPhoto(await huge.png({ compressionLevel: 1 }).toBuffer())).toBeNull()
  })
})

describe('the store', () => {
  let server: S3Server
  let buckets = 0
  beforeAll(async () => {
    server = await startS3()
  })
  afterAll(() => server?.dispose())

  const open = (change: object = {}) => {
    const { url: endpoint, accessKey, secretKey } = server
    const options = { endpoint, accessKey, secretKey, bucket: `photos-${++buckets}`, ...change }
    return { store: openPhotoStore(options), bucket: options.bucket }
  }
  const client = () => {
    const { hostname, port } = new URL(server.url)
    const { accessKey, secretKey } = server
    return new Client({ endPoint: hostname, port: Number(port), useSSL: false, accessKey, secretKey })
  }
  const namesIn = async (bucket: string) => {
    const names: string[] = []
    for await (const { name } of client().listObjectsV2(bucket, '', true)) names.push(name)
    return names
  }

  it('makes its bucket, and keeps and removes photos, each as often as asked', async () => {
    const { store, bucket } = open()
    const photo = (await cleanPhoto(await fromPhone())) ?? Buffer.alloc(0)
    await store.put('a', photo)
    await store.put('a', photo)
    await store.put('b', photo)
    expect(await namesIn(bucket)).toEqual(['a', 'b'])
    expect(await client().statObject(bucket, 'a')).toMatchObject({
      size: photo.length,
      metaData: { 'content-type': 'image/jpeg' },
    })
    await store.remove('a')
    await store.remove('a')
    await store.remove('never there')
    expect(await namesIn(bucket)).toEqual(['b'])
    await Promise.all([open({ bucket }).store.check(), open({ bucket }).store.check()])
  })

  it('shows nothing to strangers: neither the list nor a photo, nor may they write', async () => {
    const { store, bucket } = open()
    await store.put('a', Buffer.from('photo'))
    for (const path of [bucket, `${bucket}/`, `${bucket}/a`]) {
      expect((await fetch(`${server.url}/${path}`)).status).toBe(403)
      expect((await fetch(`${server.url}/${path}`, { method: 'PUT', body: 'x' })).status).toBe(403)
    }
  })

  it.each(['s3:GetObject', 's3:ListBucket'])('refuses a bucket that allows %s to anybody', async (action) => {
    const { store, bucket } = open()
    await client().makeBucket(bucket)
    const of = `arn:aws:s3:::${bucket}`
    const allowed = { Effect: 'Allow', Principal: '*', Action: [action], Resource: [of, `${of}/*`] }
    await client().setBucketPolicy(bucket, JSON.stringify({ Version: '2012-10-17', Statement: [allowed] }))
    await expect(store.put('a', Buffer.from('photo'))).rejects.toThrow(/private/)
    expect(await namesIn(bucket)).toEqual([])
  })

  it('does nothing with wrong keys', async () => {
    for (const wrong of [{ secretKey: 'x'.repeat(40) }, { accessKey: 'nobody' }]) {
      await expect(open(wrong).store.put('a', Buffer.from('photo'))).rejects.toThrow()
    }
  })

  it('fails while the server is away, and works again when it is back', async () => {
    // A gateway that was stopped has its cluster wait a while for it.
    const { store, bucket } = open({ timeoutMs: 100_000 })
    await server.stop()
    await expect(store.put('a', Buffer.from('photo'))).rejects.toThrow()
    await server.start()
    await store.put('a', Buffer.from('photo'))
    expect(await namesIn(bucket)).toEqual(['a'])
  })

  it('gives up on a server that says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { store } = open({ endpoint: `http://127.0.0.1:${port}`, timeoutMs: 50 })
    await expect(store.put('a', Buffer.from('photo'))).rejects.toThrow(/does not answer/)
    silent.close()
  })
})
