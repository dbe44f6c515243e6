import { join } from 'node:path'
import type { ServerKind } from '@anonchat/servers'
import { Problem } from '../problem.js'
import { ROOT } from '../root.js'
import { type Outcome, runCommand } from './command.js'
import { DATABASE_NAME, type Found, KINDS } from './found.js'

const COMPOSE_FILE = join(ROOT, 'packages', 'dev-env', 'servers.compose.yaml')
const ANSWER_LIMIT_MS = 10_000

/** Starts a server in a container that only this machine can reach; undefined when no Docker engine answers. */
export async function startInDocker(
  kind: ServerKind,
  settings: Readonly<Record<string, string>>,
): Promise<Found | undefined> {
  const compose = (...args: string[]): Promise<Outcome> =>
    runCommand('docker', ['compose', '--file', COMPOSE_FILE, ...args], { env: settings })
  const engine = await runCommand('docker', ['info'], { env: settings, timeoutMs: ANSWER_LIMIT_MS })
  if (!engine.ok || !(await compose('version')).ok) return undefined
  const up = await compose('up', '--detach', '--wait', kind)
  if (!up.ok) {
    throw new Problem(
      `Docker could not start ${KINDS[kind].title}: ${up.output.split('\n').at(-1)} — install ${KINDS[kind].package} instead, or mend that.`,
    )
  }
  const { output: address } = await compose('port', kind, String(KINDS[kind].port))
  return { url: urlOf(kind, address), how: 'Docker', stop: async () => void (await compose('stop', kind)) }
}

function urlOf(kind: ServerKind, address: string): string {
  switch (kind) {
    case 'nats':
      return `nats://${address}`
    case 'redis':
      return `redis://${address}`
    case 'mysql':
      return `mysql://root@${address}/${DATABASE_NAME}`
  }
}
