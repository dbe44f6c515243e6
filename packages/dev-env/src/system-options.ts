import type { SandboxOptions } from '@anonchat/telegram-sandbox'
import type { ServiceName } from './services.js'

type Variables = Readonly<Record<string, string>>

export interface SystemOptions {
  /** `in-process` (default) for journeys; `processes` runs what is built in dist/, and can be killed. */
  mode?: 'in-process' | 'processes'
  /** How many replicas of a service. Default 1; 0 leaves it out. */
  replicas?: Partial<Record<ServiceName, number>>
  /** Default `polling`. Webhooks come through a balancer, so that any replica of the gateway may be killed. */
  updates?: 'polling' | 'webhook'
  /** Variables for every service. */
  env?: Variables
  /** Variables for one service, or for each of its replicas by index. */
  serviceEnv?: Partial<Record<ServiceName, Variables | ((index: number) => Variables)>>
  /** Ports that first replicas listen on, for who must know them before the start. Default: free ones. */
  ports?: Partial<Record<ServiceName, number>>
  sandbox?: SandboxOptions
  /** A MySQL server of its own (`system.mysql`), for tests that stop it. */
  ownMysql?: boolean
}
