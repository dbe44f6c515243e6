import type { Publisher } from '@anonchat/bus'
import type { Envelope } from '@anonchat/contracts'
import { type Call, type Calls, type Database, setCallOfRoom } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import { LINK_MS } from '../domain/settings.js'
import { CALL_SLOT } from './end-call.js'
import type { Metrics } from './metrics.js'
import type { CallSecrets } from './secrets.js'

export interface StartContext {
  readonly calls: Calls
  readonly db: Database
  readonly bus: Publisher
  readonly secrets: CallSecrets
  readonly metrics: Metrics
  /** VIDEO_CALL_DOMAIN */
  readonly domain: string
}

export interface WantedCall {
  readonly roomId: string
  /** Names the request: one call is made for it. */
  readonly request: string
  readonly endsAt: number
  readonly a: { readonly memberId: number; readonly lang: string }
  readonly b: { readonly memberId: number; readonly lang: string }
}

export type Started =
  | { readonly kind: 'started' | 'there'; readonly call: Call }
  /** The room has ended, or is closed to calls. */
  | { readonly kind: 'over'; readonly reason: string }

/** The link of a side: nothing in it but the token. */
export const linkOf = ({ domain, secrets }: StartContext, callId: string, side: 'a' | 'b'): string =>
  `${domain}/call?t=${secrets.token(callId, side)}`

/** The link of a call for the record, with which nobody can join. */
export const roomLinkOf = (domain: string, callId: string): string => `${domain}/call?room=${callId}`

/** Makes the call of a room, or gives the one that it has. May be repeated. */
export async function startCall(context: StartContext, wanted: WantedCall, now: number): Promise<Started> {
  const { calls, secrets, db, metrics, domain } = context
  const { roomId, request, endsAt, a, b } = wanted
  const proposed = secrets.callId(request)
  // Twice at most: the room's call may be one that has ended, which then makes way.
  for (let tries = 0; tries < 2; tries++) {
    const claimed = await calls.claimRoom(roomId, proposed, Math.max(1, endsAt - now))
    if ('over' in claimed) return { kind: 'over', reason: claimed.over }
    const { callId } = claimed
    const made = await calls.create({
      callId,
      roomId,
      createdAt: now,
      endsAt,
      linkUntil: now + LINK_MS,
      a,
      b,
    })
    if (made !== 'ended') {
      const call = await calls.read(callId)
      if (call === null) return { kind: 'over', reason: 'expired' }
      await setCallOfRoom(db, roomId, { callId, link: roomLinkOf(domain, callId) })
      if (made === 'created') metrics.created.inc()
      return { kind: made === 'created' ? 'started' : 'there', call }
    }
    await calls.freeRoom(roomId, callId)
    if (callId === proposed) return { kind: 'over', reason: 'ended' }
  }
  return { kind: 'over', reason: 'ended' }
}

/** The buttons that open a call, one message for each of the two, which the room's end drops. */
export function invitations(context: StartContext, call: Call, trace: string, now: number): Envelope[] {
  return (['a', 'b'] as const).map((side) => {
    const { memberId, lang } = call.sides[side]
    const { calls, buttons } = t(nearestLang(lang))
    return {
      key: `${call.callId}/open/${trace}/${memberId}`,
      trace,
      chatId: memberId,
      lane: 'live',
      decidedAt: now,
      fence: { kind: 'within', roomId: call.roomId },
      action: {
        kind: 'send',
        content: { kind: 'text', text: calls.open() },
        markup: {
          kind: 'inline',
          rows: [[{ text: buttons.openCall, webApp: linkOf(context, call.callId, side) }]],
        },
        remember: CALL_SLOT,
        protect: true,
      },
    }
  })
}
