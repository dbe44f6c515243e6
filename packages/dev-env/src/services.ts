import type { Variable } from '@anonchat/runtime'

/** The services of the system, in the order in which a message meets them. */
export const SERVICES = {
  gateway: { portVariable: 'GATEWAY_PORT' },
  conversation: { portVariable: 'CONVERSATION_PORT' },
  matchmaker: { portVariable: 'MATCHMAKER_PORT' },
  relay: { portVariable: 'RELAY_PORT' },
  admin: { portVariable: 'ADMIN_PORT' },
  'video-call': { portVariable: 'VIDEO_CALL_PORT' },
} as const satisfies Record<string, { portVariable: Variable & `${string}_PORT` }>

export type ServiceName = keyof typeof SERVICES

export const SERVICE_NAMES = Object.keys(SERVICES) as readonly ServiceName[]
