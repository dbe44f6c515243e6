import { randomBytes } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { atExit } from './at-exit.js'
import { type Ceph, cephConfig, openCeph } from './ceph.js'
import { freePort } from './free-port.js'
import { type RunningProcess, runProcess } from './process.js'
import { temporaryDir } from './temporary-dir.js'
import { waitUntil } from './wait-until.js'

const READY_LIMIT_MS = 120_000

/** An S3 server with one user, on a loopback port. Nothing of it is kept. */
export interface S3Server {
  /** `http://127.0.0.1:…` */
  readonly url: string
  readonly accessKey: string
  readonly secretKey: string
  /** Answers nobody until it is started again. */
  stop(): Promise<void>
  start(): Promise<void>
  dispose(): Promise<void>
}

/**
 * Starts Ceph's gateway over a store in memory: a real S3 server, which refuses what S3 refuses.
 * @throws Error that says what to install
 */
export async function startS3(): Promise<S3Server> {
  const ceph = await openCeph()
  const dir = await temporaryDir('s3')
  const ports = { port: await freePort(), mon: await freePort(), mon1: await freePort() }
  const running: RunningProcess[] = []
  const cancelExit = atExit(() => {
    for (const one of running) one.signal('SIGKILL')
  })
  const dispose = async () => {
    // The gateway first: it waits for the others.
    for (const one of running.reverse()) if (one.alive()) await one.end('SIGKILL')
    cancelExit()
    await rm(dir, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    return await build(ceph, dir, ports, running, dispose)
  } catch (error) {
    await dispose()
    throw error
  }
}

async function build(
  ceph: Ceph,
  dir: string,
  ports: { readonly port: number; readonly mon: number; readonly mon1: number },
  running: RunningProcess[],
  dispose: () => Promise<void>,
): Promise<S3Server> {
  const { port } = ports
  for (const folder of ['mon', 'osd', 'rgw']) await mkdir(join(dir, folder))
  await writeFile(join(dir, 'ceph.conf'), cephConfig(dir, ports))
  const run = async (program: keyof Ceph['paths'], ...args: string[]) => {
    const all = ['-c', join(dir, 'ceph.conf'), ...args]
    const started = await runProcess(ceph.paths[program], all, { output: join(dir, `${program}.out`) })
    running.push(started)
    return started
  }
  await ceph.prepareMonitor(dir, ports)
  await run('ceph-mon', '-i', 'a', '-f')
  await until(() => ceph.succeeds(dir, 'mon', 'stat'), 'the monitor')
  await ceph.prepareStore(dir)
  await run('ceph-osd', '-i', '0', '-f')
  await until(async () => (await ceph.ask(dir, 'osd', 'stat')).includes('1 up'), 'the store')

  const url = `http://127.0.0.1:${port}`
  let gateway: RunningProcess | undefined
  const start = async () => {
    gateway = await run('radosgw', '-n', 'client.rgw', '-f')
    await until(() => answers(url), 'the gateway')
  }
  await start()
  const [accessKey, secretKey] = [randomBytes(10).toString('hex'), randomBytes(20).toString('hex')]
  await ceph.createUser(dir, accessKey, secretKey)
  return {
    url,
    accessKey,
    secretKey,
    start,
    stop: async () => {
      await gateway?.end('SIGTERM')
    },
    dispose,
  }
}

const until = (check: () => Promise<boolean>, what: string): Promise<void> =>
  waitUntil(check, READY_LIMIT_MS, () => `${what} of the S3 server did not start`)

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(2_000) })
    return true
  } catch {
    return false
  }
}
