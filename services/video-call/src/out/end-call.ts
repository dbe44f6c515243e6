import type { Live, Publisher } from '@anonchat/bus'
import { type Envelope, liveCallSubject } from '@anonchat/contracts'
import type { Logger } from '@anonchat/runtime'
import { type Call, type Calls, clearCallOfRoom, type Database, type Ended } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import type { Metrics } from './metrics.js'

export interface EndContext {
  readonly calls: Calls
  readonly db: Database
  readonly live: Live
  readonly bus: Publisher
  readonly metrics: Metrics
  readonly log: Logger
}

/** The message with the button that opens a call, by which it is edited later. */
export const CALL_SLOT = 'call'

/**
 * Ends a call for both sides, at once on every replica. May be repeated: what was left undone by a crash is done then.
 * @returns the call; null where there is none
 */
export async function endCall(
  context: EndContext,
  callId: string,
  how: Ended,
  trace: string,
  now = Date.now(),
): Promise<Call | null> {
  const { calls, db, live, bus, metrics, log } = context
  const { now: isNow, ended, call } = await calls.end(callId, how, now)
  live.say(liveCallSubject(callId), { kind: 'ended' })
  if (call === null) return null
  if (isNow) {
    count(metrics, call, ended, now)
    log.info({ trace, reason: ended.reason, seconds: secondsOf(call, now) }, 'a call ended')
  }
  for (const envelope of overEnvelopes(call, trace, call.endedAt ?? now)) await bus.envelope(envelope)
  await calls.freeRoom(call.roomId, callId)
  await clearCallOfRoom(db, call.roomId, callId)
  return call
}

const secondsOf = ({ connectedAt }: Call, now: number): number =>
  connectedAt === null ? 0 : Math.round((now - connectedAt) / 1_000)

function count(metrics: Metrics, call: Call, { reason }: Ended, now: number): void {
  metrics.ended.inc({ reason })
  metrics.seconds.inc(secondsOf(call, now))
  if (call.connectedAt !== null) return
  const came = Object.values(call.sides).filter(({ session }) => session > 0).length
  metrics.failed.inc({ reason: ['nobody-came', 'one-came', 'not-connected'][came] ?? 'not-connected' })
}

/** The button is taken out of both chats. */
function overEnvelopes(call: Call, trace: string, at: number): Envelope[] {
  return Object.values(call.sides).map(({ memberId, lang }) => {
    const { calls } = t(nearestLang(lang))
    const time = { seconds: secondsOf(call, at) }
    const text = call.connectedAt === null ? calls.overUnused() : calls.over({ time })
    return {
      key: `${call.callId}/over/${memberId}`,
      trace,
      chatId: memberId,
      lane: 'live',
      decidedAt: at,
      action: {
        kind: 'edit',
        target: { by: 'slot', slot: CALL_SLOT },
        content: { kind: 'text', text },
      },
    }
  })
}
