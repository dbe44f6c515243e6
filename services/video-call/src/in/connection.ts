import { randomUUID } from 'node:crypto'
import { type CallSide, LiveCall, liveCallSubject, type MemberEvent } from '@anonchat/contracts'
import type { Call, Joined, Place, Touched } from '@anonchat/store'
import { endedFor } from '../domain/ended-for.js'
import { otherSide, partnerView } from '../domain/partner-view.js'
import type { PeerEffect, PeerInput } from '../domain/peer.js'
import { relayCandidate, relayDescription } from '../domain/relay-only.js'
import { GRACE_MS, INIT_DATA_MAX_AGE_MS, PRESENT_MS } from '../domain/settings.js'
import { type EndContext, endCall } from '../out/end-call.js'
import { type CallSecrets, hashOf, newResume } from '../out/secrets.js'
import { type ClientMessageOf, type IceServer, SignalBody } from '../protocol.js'
import { checkInitData, type InitDataCheck } from './init-data.js'

export interface ConnectionContext extends EndContext {
  readonly secrets: CallSecrets
  readonly initData: InitDataCheck
  /** Why no calls can be started; null when they can. */
  readonly whyNot: string | null
  /** New credentials for one page, good until then (ms). */
  readonly iceServers: (until: number) => IceServer[]
}

type Later = (input: PeerInput) => void
type Effect = Exclude<PeerEffect, { kind: 'send' | 'close' }>

/** What one socket does with the store and the other replicas. Gives inputs of its machine, now or later. */
export interface Connection {
  perform(effect: Effect): Promise<readonly PeerInput[]>
  /** Renews that the page is there, and looks at the call. */
  look(): Promise<readonly PeerInput[]>
  /** When the call ends (ms); null before the page has joined. */
  endsAt(): number | null
  close(): void
}

export function openConnection(context: ConnectionContext, connectionId: string, later: Later): Connection {
  const { calls, live, secrets, metrics } = context
  const trace = `call-${randomUUID()}`
  let place: Place | null = null
  let joined: Call | null = null
  let session = 0
  let deaf = () => {}

  const joinedAs = () => (place === null || joined === null ? null : { place, call: joined })
  /** The same page may have come back on a socket that overtook this one: then this one is the page's, and comes again. */
  const replacedBy = (by: number): PeerInput =>
    by === session ? { kind: 'fault', close: 'restart' } : { kind: 'ended', reason: 'taken-over' }
  const inputsOf = (touched: Touched, side: CallSide): readonly PeerInput[] => {
    if (touched.kind === 'ended') return [{ kind: 'ended', reason: endedFor(side, touched.ended) }]
    if (touched.kind === 'replaced') return [replacedBy(touched.session)]
    if (touched.kind !== 'there') return [{ kind: 'ended', reason: 'failed' }]
    const partner = partnerView(touched.call.sides[otherSide(side)], Date.now())
    return [{ kind: 'view', partner, seq: touched.call.sides[side].seq }]
  }

  const look = async (): Promise<readonly PeerInput[]> => {
    const at = joinedAs()
    if (at === null) return []
    const now = Date.now()
    if (now >= at.call.endsAt)
      await endCall(context, at.call.callId, { reason: 'expired', by: null }, trace, now)
    return inputsOf(await calls.touch(at.place, now + PRESENT_MS), at.place.side)
  }

  const onLive = (message: LiveCall): void => {
    const at = joinedAs()
    if (at === null) return
    switch (message.kind) {
      case 'signal':
        if (message.to === at.place.side)
          later({
            kind: 'signals',
            signals: [{ seq: message.seq, signal: SignalBody.parse(message.signal) }],
          })
        return
      case 'restart':
        later({ kind: 'restart', iceServers: context.iceServers(at.call.endsAt) })
        return
      case 'changed':
      case 'ended':
        look().then(
          (inputs) => inputs.forEach(later),
          () => {},
        )
    }
  }

  const join = async (hello: ClientMessageOf<'hello'>): Promise<readonly PeerInput[]> => {
    if (context.whyNot !== null) return [{ kind: 'fault', close: 'notReady' }]
    const token = secrets.readToken(hello.token)
    if (token === null) return [{ kind: 'fault', close: 'badToken' }]
    const { callId, side } = token
    const call = await calls.read(callId)
    if (call === null) return [{ kind: 'fault', close: 'expired' }]
    const now = Date.now()
    const member = call.sides[side]
    // Whoever has opened it before may come back as long as the call lasts.
    const maxAge = member.session > 0 ? Number.POSITIVE_INFINITY : INIT_DATA_MAX_AGE_MS
    const checked = checkInitData(hello.initData, context.initData, now, maxAge)
    if (checked.kind === 'forged' || checked.userId !== member.memberId)
      return [{ kind: 'fault', close: 'identityMismatch' }]
    if (checked.kind === 'old') return [{ kind: 'fault', close: 'expired' }]

    const { resume, hash } = newResume()
    // Before the store is asked, so that nothing is missed in between.
    deaf = live.hear(liveCallSubject(callId), LiveCall, onLive)
    const answer = await calls.join({
      callId,
      side,
      now,
      connection: connectionId,
      newResumeHash: hash,
      resumeHash: hello.resume === undefined ? null : hashOf(hello.resume),
      received: hello.received ?? 0,
      presentUntil: now + PRESENT_MS,
    })
    if (answer.kind !== 'joined') return [refusal(answer, side)]
    place = { callId, side, connection: connectionId }
    joined = answer.call
    session = answer.session
    live.say(liveCallSubject(callId), { kind: 'changed' })
    return [
      {
        kind: 'joined',
        side,
        session: answer.session,
        resumed: answer.resumed,
        received: hello.received ?? 0,
        partner: partnerView(answer.call.sides[otherSide(side)], now),
        welcome: {
          language: member.lang,
          iceServers: context.iceServers(call.endsAt),
          resume: answer.resumed && hello.resume !== undefined ? hello.resume : resume,
          endsAt: call.endsAt,
          now,
        },
      },
      {
        kind: 'signals',
        signals: answer.missed.map(({ seq, json }) => ({ seq, signal: SignalBody.parse(JSON.parse(json)) })),
      },
    ]
  }

  const relay = async ({ to, signal }: Extract<Effect, { kind: 'relay' }>): Promise<readonly PeerInput[]> => {
    const at = joinedAs()
    const safe = withoutAddresses(signal)
    if (at === null || safe === null) {
      metrics.signals.inc({ outcome: 'not-relayed' })
      return []
    }
    const { callId, side } = at.place
    const kept = await calls.signal(at.place, to, JSON.stringify(safe))
    metrics.signals.inc({ outcome: kept.kind })
    if (kept.kind === 'kept') {
      live.say(liveCallSubject(callId), { kind: 'signal', to: otherSide(side), seq: kept.seq, signal: safe })
      return []
    }
    return kept.kind === 'stale' ? [] : await look()
  }

  const perform: Connection['perform'] = async (effect) => {
    if (effect.kind === 'join') return await join(effect.hello)
    if (effect.kind === 'relay') return await relay(effect)
    const at = joinedAs()
    if (at === null) return []
    const { callId, side } = at.place
    const now = Date.now()
    const changed = () => live.say(liveCallSubject(callId), { kind: 'changed' })
    switch (effect.kind) {
      case 'fetch': {
        const kept = await calls.missed(callId, side, effect.after)
        const [first] = kept
        // What was thrown away because there was too much of it does not come any more.
        if (first !== undefined && first.seq > effect.after + 1) return [{ kind: 'ended', reason: 'failed' }]
        return [
          {
            kind: 'signals',
            signals: kept.map(({ seq, json }) => ({ seq, signal: SignalBody.parse(JSON.parse(json)) })),
          },
        ]
      }
      case 'media': {
        const { microphone, camera } = effect
        const touched = await calls.touch(at.place, now + PRESENT_MS, { media: { microphone, camera } })
        changed()
        return inputsOf(touched, side)
      }
      case 'restart':
        live.say(liveCallSubject(callId), { kind: 'restart' })
        return []
      case 'report': {
        const { category, words } = effect.report
        const about = { memberId: at.call.sides[side].memberId, trace, roomId: at.call.roomId, category }
        const event: MemberEvent = { type: 'call-report', ...about, ...(words ? { words } : {}) }
        await context.bus.memberEvent(event, `${callId}/report/${side}`)
        await endCall(context, callId, { reason: 'reported', by: side }, trace)
        return []
      }
      case 'quality': {
        const { connected, firstFrameMs, level, failure } = effect.quality
        metrics.quality.inc({ level })
        if (firstFrameMs !== undefined) metrics.firstFrame.observe(firstFrameMs / 1_000)
        if (failure !== undefined) metrics.failed.inc({ reason: failure })
        if (!connected) return []
        const touched = await calls.touch(at.place, now + PRESENT_MS, { connectedAt: now })
        if (touched.kind === 'there' && touched.firstConnected) metrics.connected.inc()
        return inputsOf(touched, side)
      }
      case 'hang-up':
        await endCall(context, callId, { reason: 'hung-up', by: side }, trace)
        return []
      case 'leave':
        deaf()
        await calls.touch(at.place, now + GRACE_MS)
        setTimeout(changed, GRACE_MS + 50).unref()
        return []
    }
  }

  return { perform, look, endsAt: () => joined?.endsAt ?? null, close: () => deaf() }
}

type SignalOf = Extract<PeerEffect, { kind: 'relay' }>['signal']

/** Null for what has nothing to pass on, or must not be. */
function withoutAddresses(signal: SignalOf): SignalOf | null {
  const { from, description, candidate } = signal
  if (description !== undefined) {
    const sdp = relayDescription(description.sdp)
    return sdp === null ? null : { from, description: { ...description, sdp } }
  }
  if (candidate === undefined) return null
  const { sdpMid, sdpMLineIndex, usernameFragment } = candidate
  const line = candidate.candidate === '' ? '' : relayCandidate(candidate.candidate)
  return line === null
    ? null
    : { from, candidate: { candidate: line, sdpMid, sdpMLineIndex, usernameFragment } }
}

function refusal(answer: Exclude<Joined, { kind: 'joined' }>, side: CallSide): PeerInput {
  if (answer.kind === 'ended') return { kind: 'ended', reason: endedFor(side, answer.ended) }
  return { kind: 'fault', close: 'expired' }
}
