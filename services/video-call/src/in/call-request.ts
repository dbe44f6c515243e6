import type { CallRequest, Envelope } from '@anonchat/contracts'
import type { Logger } from '@anonchat/runtime'
import { nearestLang, t } from '@anonchat/texts'
import { invitations, type StartContext, startCall } from '../out/start-call.js'

export interface RequestContext {
  /** Null where no calls can be started. */
  readonly start: StartContext | null
  readonly bus: StartContext['bus']
  readonly metrics: StartContext['metrics']
  readonly log: Logger
}

/** Both of a room said yes: the call is made, and both get its button; or both are told that it cannot be. */
export async function onCallRequest(context: RequestContext, request: CallRequest): Promise<void> {
  const { start, bus, metrics, log } = context
  const { trace, ask, roomId, endsAt, a, b } = request
  const now = Date.now()
  if (start === null) {
    metrics.refused.inc({ reason: 'not-ready' })
    for (const envelope of sorry(request, now)) await bus.envelope(envelope)
    return
  }
  const started = await startCall(start, { roomId, request: ask, endsAt, a, b }, now)
  if (started.kind === 'over') {
    metrics.refused.inc({ reason: 'room-ended' })
    log.debug({ trace, reason: started.reason }, 'the room of a call has ended')
    return
  }
  for (const envelope of invitations(start, started.call, trace, now)) await bus.envelope(envelope)
}

const sorry = ({ trace, ask, roomId, a, b }: CallRequest, now: number): Envelope[] =>
  [a, b].map(({ memberId, lang }) => ({
    key: `${ask}/no-call/${memberId}`,
    trace,
    chatId: memberId,
    lane: 'live',
    decidedAt: now,
    fence: { kind: 'within', roomId },
    action: {
      kind: 'send',
      content: { kind: 'text', text: t(nearestLang(lang)).calls.notAvailable() },
    },
  }))
