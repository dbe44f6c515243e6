import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  findBinary,
  freePort,
  type RunningProcess,
  runProcess,
  turnAnswers,
  waitUntil,
} from '@anonchat/servers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { turnCredentials } from '../src/out/turn.js'

const CONFIGURATION = fileURLToPath(new URL('../../../deploy/turnserver.conf', import.meta.url))
const SECRET = 'a-secret-of-the-turn-server'
let folder = ''
let port = 0
let turn: RunningProcess | undefined

beforeAll(async () => {
  const binary = await findBinary('turnserver')
  if (binary === undefined) throw new Error('coturn is not installed')
  folder = await mkdtemp(path.join(tmpdir(), 'anonchat-turn-'))
  port = await freePort()
  turn = await runProcess(
    binary,
    [
      ...['-c', CONFIGURATION, `--static-auth-secret=${SECRET}`, '--no-tls', '--no-dtls'],
      ...['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`],
      ...[`--pidfile=${folder}/pid`, `--userdb=${folder}/db`],
    ],
    { cwd: folder, output: () => {}, obeyMs: 5_000 },
  )
  await waitUntil(
    () => turnAnswers(port),
    30_000,
    () => 'coturn does not answer',
  )
})
afterAll(async () => {
  await turn?.end('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

/** What coturn's own client says of relaying to an address, with credentials of ours. */
async function relayTo(peer: string, { secret = SECRET, until = Date.now() + 60_000 } = {}): Promise<string> {
  const client = await findBinary('turnutils_uclient')
  const [ice] = turnCredentials([], secret, until)
  if (client === undefined || ice === undefined) throw new Error('coturn has a client')
  const lines: string[] = []
  const args = [
    '-y',
    '-c',
    '-u',
    ice.username,
    '-w',
    ice.credential,
    '-p',
    String(port),
    '-e',
    peer,
    '-n',
    '1',
  ]
  const output = (line: string) => void lines.push(line)
  const running = await runProcess(client, [...args, '127.0.0.1'], { cwd: folder, output, obeyMs: 1_000 })
  await waitUntil(
    async () => !running.alive() || lines.some((line) => /error|success/.test(line)),
    30_000,
    () => 'the client says nothing',
  )
  await running.end('SIGKILL')
  return lines.join('\n')
}

it.each(['10.0.0.1', '127.0.0.1', '172.20.1.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'])(
  'coturn as it is deployed relays nothing to %s, which is not open to everybody',
  async (peer) => {
    expect(await relayTo(peer)).toContain('403 (Forbidden IP)')
  },
)

/** With and without the code, as the client is in the mood. */
const REFUSED = /401 \(Unauthorized\)|Cannot complete Allocation/

it('coturn takes none of our credentials that are old, or made with another secret', async () => {
  expect(await relayTo('10.0.0.1', { until: Date.now() - 120_000 })).toMatch(REFUSED)
  expect(await relayTo('10.0.0.1', { secret: 'another' })).toMatch(REFUSED)
})
