import { randomUUID } from 'node:crypto'
import { Client } from 'minio'

export interface PhotoStoreOptions {
  /** `http://minio:9000` */
  readonly endpoint: string
  readonly accessKey: string
  readonly secretKey: string
  readonly bucket: string
  /** For each request; 15,000 by default. */
  readonly timeoutMs?: number
}

/** Photos in a private bucket of S3 or MinIO. */
export interface PhotoStore {
  /**
   * Makes the bucket where it is missing, and sees to it that strangers are refused. Every other call does so first, once.
   * @throws when it cannot be reached, the keys are wrong, or the bucket is open to anybody
   */
  check(): Promise<void>
  /** Writes a JPEG under a name; may be repeated. */
  put(name: string, photo: Uint8Array): Promise<void>
  /** Removes it; does nothing where there is none. */
  remove(name: string): Promise<void>
}

const TIMEOUT_MS = 15_000

export function openPhotoStore(options: PhotoStoreOptions): PhotoStore {
  const { endpoint, accessKey, secretKey, bucket, timeoutMs = TIMEOUT_MS } = options
  const { hostname, port, protocol, origin } = new URL(endpoint)
  const client = new Client({
    endPoint: hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    useSSL: protocol === 'https:',
    accessKey,
    secretKey,
    pathStyle: true,
    region: 'us-east-1',
  })
  const within = <T>(step: Promise<T>): Promise<T> => limited(step, timeoutMs)

  const refusesStrangers = async (): Promise<void> => {
    // An object of its own: a bucket may hide its list and show its objects.
    const probe = `check-${randomUUID()}`
    await within(client.putObject(bucket, probe, Buffer.from('x'), 1))
    try {
      for (const path of [`${origin}/${bucket}/${probe}`, `${origin}/${bucket}/`]) {
        const { status } = await fetch(path, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
        if (status !== 401 && status !== 403)
          throw new Error(`the bucket for photos answers strangers with ${status}: make it private`)
      }
    } finally {
      await within(client.removeObject(bucket, probe))
    }
  }
  const check = async (): Promise<void> => {
    if (!(await within(client.bucketExists(bucket)))) await within(makeBucket(client, bucket))
    await refusesStrangers()
  }
  let checked: Promise<void> | undefined
  const once = (): Promise<void> => {
    checked ??= check().catch((error: unknown) => {
      checked = undefined
      throw error
    })
    return checked
  }
  return {
    check: once,
    put: async (name, photo) => {
      await once()
      const headers = { 'Content-Type': 'image/jpeg' }
      await within(client.putObject(bucket, name, Buffer.from(photo), photo.byteLength, headers))
    },
    remove: async (name) => {
      await once()
      await within(client.removeObject(bucket, name))
    },
  }
}

/** Another process may be faster. */
async function makeBucket(client: Client, bucket: string): Promise<void> {
  try {
    await client.makeBucket(bucket)
  } catch (error) {
    if (!(await client.bucketExists(bucket))) throw error
  }
}

/** The client has no limit of its own. */
async function limited<T>(step: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the store of photos does not answer')), timeoutMs)
  })
  try {
    return await Promise.race([step, late])
  } finally {
    clearTimeout(timer)
  }
}
