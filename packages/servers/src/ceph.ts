import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findBinary } from './find-binary.js'

const exec = promisify(execFile)

const PROGRAMS = [
  'ceph',
  'ceph-authtool',
  'ceph-mon',
  'ceph-osd',
  'monmaptool',
  'radosgw',
  'radosgw-admin',
] as const
type Program = (typeof PROGRAMS)[number]

const CLUSTER = '11111111-2222-3333-4444-555555555555'
const ASK_TIMEOUT_MS = 30_000

/** The programs of Ceph, for a cluster of one in a folder. */
export interface Ceph {
  readonly paths: Readonly<Record<Program, string>>
  prepareMonitor(dir: string, ports: { readonly mon: number; readonly mon1: number }): Promise<void>
  prepareStore(dir: string): Promise<void>
  createUser(dir: string, accessKey: string, secretKey: string): Promise<void>
  ask(dir: string, ...words: string[]): Promise<string>
  succeeds(dir: string, ...words: string[]): Promise<boolean>
}

/** @throws Error that says what to install */
export async function openCeph(): Promise<Ceph> {
  const found = await Promise.all(PROGRAMS.map(async (name) => [name, await findBinary(name)] as const))
  const missing = found.filter(([, path]) => path === undefined).map(([name]) => name)
  if (missing.length > 0)
    throw new Error(
      `${missing.join(', ')} not found. Install an S3 server for tests: apt-get install radosgw ceph-mon ceph-osd ceph-common`,
    )
  const paths = Object.fromEntries(found) as Record<Program, string>
  const call = async (program: Program, args: readonly string[], timeout = ASK_TIMEOUT_MS) =>
    (await exec(paths[program], [...args], { timeout })).stdout
  const keyring = (dir: string) => join(dir, 'keyring')
  const config = (dir: string) => ['-c', join(dir, 'ceph.conf')]
  const ask = (dir: string, ...words: string[]) => call('ceph', [...config(dir), ...words])
  const key = (dir: string, name: string, ...caps: string[]) =>
    call('ceph-authtool', [
      keyring(dir),
      '--gen-key',
      '-n',
      name,
      ...caps.flatMap((cap) => ['--cap', ...cap.split('=')]),
    ])
  return {
    paths,
    ask,
    succeeds: async (dir, ...words) => {
      try {
        await ask(dir, ...words)
        return true
      } catch {
        return false
      }
    },
    prepareMonitor: async (dir, { mon, mon1 }) => {
      await call('ceph-authtool', ['--create-keyring', keyring(dir)])
      await key(dir, 'mon.', 'mon=allow *')
      await key(dir, 'client.admin', 'mon=allow *', 'osd=allow *', 'mgr=allow *')
      await key(dir, 'client.rgw', 'mon=allow rwx', 'osd=allow rwx')
      const map = join(dir, 'monmap')
      const address = `[v2:127.0.0.1:${mon},v1:127.0.0.1:${mon1}]`
      await call('monmaptool', ['--create', '--clobber', '--fsid', CLUSTER, '--addv', 'a', address, map])
      const made = ['--mkfs', '-i', 'a', '--monmap', map, '--keyring', keyring(dir)]
      await call('ceph-mon', [...config(dir), ...made])
    },
    prepareStore: async (dir) => {
      const id = randomUUID()
      const secret = (await call('ceph-authtool', ['--gen-print-key'])).trim()
      const secrets = join(dir, 'osd-secret.json')
      await writeFile(secrets, JSON.stringify({ cephx_secret: secret }), { mode: 0o600 })
      await ask(dir, 'osd', 'new', id, '-i', secrets)
      const own = join(dir, 'osd', 'keyring')
      await call('ceph-authtool', ['--create-keyring', own, '-n', 'osd.0', '--add-key', secret])
      await call('ceph-osd', [...config(dir), '-i', '0', '--mkfs', '--osd-uuid', id])
    },
    createUser: async (dir, accessKey, secretKey) => {
      const user = ['--uid=photos', '--display-name=photos', `--access-key=${accessKey}`]
      const all = [...config(dir), '-n', 'client.rgw', 'user', 'create', ...user, `--secret-key=${secretKey}`]
      await call('radosgw-admin', all, 2 * ASK_TIMEOUT_MS)
    },
  }
}

/** One monitor, one store in memory, one gateway, all on loopback. */
export const cephConfig = (
  dir: string,
  { port, mon, mon1 }: { readonly port: number; readonly mon: number; readonly mon1: number },
): string => `[global]
fsid = ${CLUSTER}
mon host = [v2:127.0.0.1:${mon},v1:127.0.0.1:${mon1}]
public addr = 127.0.0.1
keyring = ${dir}/keyring
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd pool default pg autoscale mode = off
mon allow pool size one = true
mon data avail crit = 1
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = 268435456
run dir = ${dir}
admin socket = ${dir}/$name.$pid.asok
log file = ${dir}/$name.log
${process.getuid?.() === 0 ? 'setuser = root\nsetgroup = root' : ''}
[mon.a]
mon data = ${dir}/mon
[osd.0]
osd data = ${dir}/osd
keyring = ${dir}/osd/keyring
[client.rgw]
keyring = ${dir}/keyring
rgw frontends = beast endpoint=127.0.0.1:${port}
rgw data = ${dir}/rgw
rgw dns name = 127.0.0.1
`
