import type { SandboxOptions } from '@anonchat/telegram-sandbox'
import type { ServiceName } from './services.js'

export interface SystemOptions {
  /** `in-process` (default) for journeys; `processes` runs what is built in dist/, and can be killed. */
  mode?: 'in-process' | 'processes'
  /** How many replicas of a service. Default 1; 0 leaves it out. */
  replicas?: Partial<Record<ServiceName, number>>
  /** Default `polling`. Webhooks come through a balancer, so that any replica of the gateway may be killed. */
  updates?: 'polling' | 'webhook'
  /** Variables for every service. */
  env?: Readonly<Record<string, string>>
  /** Variables for one service. */
  serviceEnv?: Partial<Record<ServiceName, Readonly<Record<string, string>>>>
  /** Ports that first replicas listen on, for who must know them before the start. Default: free ones. */
  ports?: Partial<Record<ServiceName, number>>
  sandbox?: SandboxOptions
  /** A MySQL server of its own (`system.mysql`), for tests that stop it. */
  ownMysql?: boolean
}
