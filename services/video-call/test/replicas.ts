import { fileURLToPath } from 'node:url'
import { createLogger } from '@anonchat/runtime'
import { freePort, runProcess, waitUntil } from '@anonchat/servers'
import { startVideoCall } from '../src/index.js'

const READY_MS = 60_000
const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url))

/** One replica of the service. */
export interface Replica {
  readonly port: number
  stop(): Promise<void>
}

type Environment = Readonly<Record<string, string>>
/** @param line takes what the replica logs */
export type StartReplica<R extends Replica> = (
  environment: Environment,
  line: (text: string) => void,
) => Promise<R>

/** A replica within this process. */
export const inProcess: StartReplica<Replica> = async (environment, line) => {
  const log = createLogger('video-call', 'info', { write: line })
  const { port, stop } = await startVideoCall({ ...environment, VIDEO_CALL_PORT: '0' }, { log })
  return { port, stop }
}

/** A replica of what is built, which can be killed. */
export const asProcess: StartReplica<Replica & { kill(): Promise<void> }> = async (environment, line) => {
  const port = await freePort()
  const env = { ...environment, VIDEO_CALL_PORT: String(port) }
  const running = await runProcess(process.execPath, [MAIN], { env, output: line, obeyMs: 12_000 })
  await waitUntil(
    async () => {
      if (!running.alive()) throw new Error('a replica ended while it started')
      return await fetch(`http://127.0.0.1:${port}/ready`).then(
        ({ ok }) => ok,
        () => false,
      )
    },
    READY_MS,
    () => 'a replica does not become ready',
  )
  return { port, stop: () => running.end('SIGTERM'), kill: () => running.end('SIGKILL') }
}
