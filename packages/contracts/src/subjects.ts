import type { CallMessage } from './call.js'
import type { MatchMessage } from './match.js'
import type { MemberEvent } from './member.js'
import { partitionOf } from './partitions.js'
import type { StreamName } from './streams.js'

export const memberSubject = (event: Pick<MemberEvent, 'memberId' | 'type'>): string =>
  `member.${partitionOf(event.memberId)}.${event.type}`

export const outboundSubject = (chatId: number): string => `outbound.${partitionOf(chatId)}`

export const matchSubject = (message: Pick<MatchMessage, 'type'>): string => `match.${message.type}`

export const callSubject = (message: Pick<CallMessage, 'type'>): string => `call.${message.type}`

/** Of the replicas among themselves; no stream stores it. */
export const liveCallSubject = (callId: string): string => `live.call.${callId}`

export const CHECKOUT_SUBJECT = 'checkout'
export const ANSWER_SUBJECT = 'answer'
export const ADMIN_COMMAND_SUBJECT = 'admin.command'

export const deadSubject = (stream: StreamName): string => `dead.${stream.toLowerCase()}`
