import type { Closers } from '../closers.js'
import { Problem } from '../problem.js'
import { untilReady } from '../replica.js'
import { startServiceProcess } from '../service-process.js'
import { SERVICE_NAMES, type ServiceName } from '../services.js'
import type { Outputs, StoppableConsole } from './console.js'
import type { Ports } from './ports.js'
import { type Supervised, supervise } from './supervise.js'

const READY_LIMIT_MS = 60_000

/** Starts every service as its own process and waits until each is ready. Throws Problem that names the one that is not. */
export async function startServices(
  env: Readonly<Record<string, string>>,
  ports: Ports,
  outputs: Outputs,
  console: StoppableConsole,
  closers: Closers,
): Promise<void> {
  const started: Supervised[] = []
  closers.add(() => Promise.all(started.map((service) => service.stop())))
  const startOne = async (service: ServiceName) => {
    const output = outputs.to(service)
    const port = ports[service]
    const supervised = await supervise(
      service,
      async () => (await startServiceProcess(service, { index: 0, port, env, output })).process,
      console.say,
    )
    started.push(supervised)
    await untilReady(
      `http://127.0.0.1:${port}`,
      READY_LIMIT_MS,
      () => console.stopped() ?? supervised.failed(),
    ).catch((error: Error) => {
      throw new Problem(`${service} did not start: ${error.message} (its log is ${outputs.file(service)}).`)
    })
    supervised.keepUp()
  }
  const outcomes = await Promise.allSettled(SERVICE_NAMES.map(startOne))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
