import { waitUntil } from '@anonchat/servers'
import type { ServiceName } from './services.js'

/** One running copy of a service. */
export interface Replica {
  readonly service: ServiceName
  readonly index: number
  readonly port: number
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** The process it runs in; this one when the system is in one process. */
  readonly pid: number
  alive(): boolean
  /** SIGTERM drains it; SIGKILL is a crash, possible only for a process of its own. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Resolves when `/ready` answers 200. Throws when `failed` says why it will not, or after the limit. */
export async function untilReady(
  url: string,
  limitMs: number,
  failed: () => string | undefined = () => undefined,
): Promise<void> {
  let last = 'no answer'
  await waitUntil(
    async () => {
      const why = failed()
      if (why !== undefined) throw new Error(why)
      last = await readiness(url)
      return last === 'ok'
    },
    limitMs,
    () => `not ready: ${last}`,
  )
}

async function readiness(url: string): Promise<string> {
  try {
    const answer = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(5_000) })
    return answer.ok ? 'ok' : await answer.text()
  } catch {
    return 'no answer'
  }
}
