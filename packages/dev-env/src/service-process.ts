import { type RunningProcess, runProcess } from '@anonchat/servers'
import type { Replica } from './replica.js'
import { ROOT } from './root.js'
import { SERVICES, type ServiceName } from './services.js'

export interface ServiceProcessOptions {
  index: number
  port: number
  env: Readonly<Record<string, string>>
  /** A file that its output is appended to, or what takes each line. */
  output: string | ((line: string) => void)
}

// Somewhat longer than a service takes to drain at most.
const OBEY_MS = 12_000

/** Runs a built service as a process of its own. Does not wait until it is ready. */
export async function startServiceProcess(
  service: ServiceName,
  options: ServiceProcessOptions,
): Promise<Replica & { process: RunningProcess }> {
  const running = await runProcess(process.execPath, [`services/${service}/dist/main.js`], {
    cwd: ROOT,
    env: { ...options.env, [SERVICES[service].portVariable]: String(options.port) },
    output: options.output,
    obeyMs: OBEY_MS,
  })
  return {
    service,
    index: options.index,
    port: options.port,
    url: `http://127.0.0.1:${options.port}`,
    pid: running.pid,
    alive: running.alive,
    end: running.end,
    process: running,
  }
}
