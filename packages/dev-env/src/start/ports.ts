import { readEnvironment } from '@anonchat/runtime'
import { canListen, waitUntil } from '@anonchat/servers'
import { Problem } from '../problem.js'
import { SERVICE_NAMES, SERVICES, type ServiceName } from '../services.js'
import type { Settings } from './settings.js'

export type Ports = Readonly<Record<ServiceName | 'sandbox', number>>

/**
 * The ports of services and sandbox, from the environment or the defaults. Throws Problem for one that is taken.
 * @param patienceMs how long a taken port may take to become free
 */
export async function choosePorts(
  settings: Settings,
  withSandbox: boolean,
  patienceMs: number,
): Promise<Ports> {
  const ports = {} as Record<ServiceName | 'sandbox', number>
  for (const service of SERVICE_NAMES)
    ports[service] = await choose(settings, SERVICES[service].portVariable, service, patienceMs)
  ports.sandbox = withSandbox ? await choose(settings, 'SANDBOX_PORT', 'the sandbox', patienceMs) : 0
  return ports
}

async function choose(
  settings: Settings,
  variable: (typeof SERVICES)[ServiceName]['portVariable'] | 'SANDBOX_PORT',
  user: string,
  patienceMs: number,
): Promise<number> {
  const port = Number(readEnvironment(settings, [variable])[variable])
  const taken = `Port ${port}, which ${user} needs, is taken by another program: stop that one, or choose another port with ${variable}=<port> npm start.`
  await waitUntil(
    () => canListen(port),
    patienceMs,
    () => taken,
  ).catch(() => {
    throw new Problem(taken)
  })
  return port
}
