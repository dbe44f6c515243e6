import { createLogger, readEnvironment, type StartService } from '@anonchat/runtime'
import { startSandbox } from './sandbox.js'
import { welcome } from './welcome.js'

const OWN = ['SANDBOX_PORT', 'SANDBOX_SERVICES', 'SANDBOX_DATA_DIR', 'SANDBOX_ADMIN_ID'] as const
const VARIABLES = ['HOST', ...OWN] as const

/** The sandbox as a process of its own: on SANDBOX_PORT, for the bot of BOT_TOKEN, or for any bot without it. */
export const sandboxService: StartService = Object.assign(
  async (environment: Readonly<Record<string, string | undefined>>) => {
    const {
      SANDBOX_PORT: port,
      SANDBOX_SERVICES: services = [],
      SANDBOX_DATA_DIR: dataDir,
      SANDBOX_ADMIN_ID: adminId,
    } = readEnvironment(environment, OWN)
    // Whoever reaches the control API may do everything, so by default nobody else does.
    const host = environment.HOST ? readEnvironment(environment, ['HOST']).HOST : '127.0.0.1'
    const token = environment.BOT_TOKEN ? readEnvironment(environment, ['BOT_TOKEN']).BOT_TOKEN : undefined
    const sandbox = await startSandbox({
      host,
      port,
      services,
      ...(token !== undefined && { token }),
      ...(dataDir !== undefined && { dataDir }),
    })
    if (dataDir !== undefined) welcome(sandbox, adminId)
    createLogger('sandbox', 'info').info({ port: sandbox.port }, 'started')
    return { name: 'sandbox', port: sandbox.port, stop: () => sandbox.stop() }
  },
  { serviceName: 'sandbox', variables: VARIABLES },
)
