import { startAdmin } from '@anonchat/admin'
import { startConversation } from '@anonchat/conversation'
import { startGateway } from '@anonchat/gateway'
import { startMatchmaker } from '@anonchat/matchmaker'
import { startRelay } from '@anonchat/relay'
import { createLogger, type StartService } from '@anonchat/runtime'
import { startVideoCall } from '@anonchat/video-call'
import type { Replica } from './replica.js'
import { SERVICES, type ServiceName } from './services.js'

const STARTERS: Record<ServiceName, StartService> = {
  gateway: startGateway,
  conversation: startConversation,
  matchmaker: startMatchmaker,
  relay: startRelay,
  admin: startAdmin,
  'video-call': startVideoCall,
}

/** Runs a service within this process. Each line that it logs goes to `log`. */
export async function startInProcess(
  service: ServiceName,
  options: {
    index: number
    env: Readonly<Record<string, string>>
    port: number
    log: (line: string) => void
  },
): Promise<Replica> {
  let alive = true
  const { index, env, port, log } = options
  const running = await STARTERS[service](
    { ...env, [SERVICES[service].portVariable]: String(port) },
    {
      log: createLogger(service, env.LOG_LEVEL ?? 'info', { write: (line) => log(line.trimEnd()) }),
      onFatal: () => {
        alive = false
      },
    },
  )
  return {
    service,
    index,
    port: running.port,
    url: `http://127.0.0.1:${running.port}`,
    pid: process.pid,
    alive: () => alive,
    end: async (signal) => {
      if (signal === 'SIGKILL') throw new Error('only a service in a process of its own can be killed')
      alive = false
      await running.stop()
    },
  }
}
