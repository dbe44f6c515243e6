import type { CallSide } from '@anonchat/contracts'
import type {
  CLOSE,
  ClientMessage,
  ClientMessageOf,
  EndReason,
  PartnerState,
  ServerMessage,
  ServerMessageOf,
} from '../protocol.js'

/** The partner as a page is told of it. */
export interface PartnerView {
  readonly state: PartnerState
  readonly session: number
  readonly microphone: boolean
  readonly camera: boolean
}

/** What a page says to the other one, once it is rid of addresses. */
export type Signal = Omit<ServerMessageOf<'signal'>, 'type' | 'seq'>

/**
 * One socket of one side. The same machine serves both sides; what differs is the role that the service gives.
 * greeting: nothing was said yet; joining: the hello is being looked at; joined: it counts; closed: nothing more is said.
 */
export type Peer =
  | { readonly phase: 'greeting' | 'joining' | 'closed' }
  | {
      readonly phase: 'joined'
      readonly side: CallSide
      readonly session: number
      /** Of the last signal that was passed on. */
      readonly seq: number
      readonly partner: PartnerView
    }

export type CloseName = keyof typeof CLOSE

export type PeerInput =
  | { readonly kind: 'frame'; readonly message: ClientMessage }
  | { readonly kind: 'fault'; readonly close: CloseName }
  | {
      readonly kind: 'joined'
      readonly side: CallSide
      readonly session: number
      readonly resumed: boolean
      /** The last signal that the page has. */
      readonly received: number
      readonly partner: PartnerView
      readonly welcome: Pick<
        ServerMessageOf<'welcome'>,
        'language' | 'iceServers' | 'resume' | 'endsAt' | 'now'
      >
    }
  /** How the call stands: the partner, and the number of the last signal for this side. */
  | { readonly kind: 'view'; readonly partner: PartnerView; readonly seq: number }
  /** In order of their numbers. */
  | {
      readonly kind: 'signals'
      readonly signals: readonly { readonly seq: number; readonly signal: Signal }[]
    }
  | { readonly kind: 'restart'; readonly iceServers: ServerMessageOf<'restart'>['iceServers'] }
  /** `taken-over`: another page of the side has opened the call. */
  | { readonly kind: 'ended'; readonly reason: EndReason }
  | { readonly kind: 'left' }

export type PeerEffect =
  | { readonly kind: 'send'; readonly message: ServerMessage }
  | { readonly kind: 'close'; readonly close: CloseName }
  | { readonly kind: 'join'; readonly hello: ClientMessageOf<'hello'> }
  | { readonly kind: 'relay'; readonly to: number; readonly signal: Signal }
  | { readonly kind: 'media'; readonly microphone: boolean; readonly camera: boolean }
  | { readonly kind: 'restart' }
  | { readonly kind: 'report'; readonly report: ClientMessageOf<'report'> }
  | { readonly kind: 'quality'; readonly quality: ClientMessageOf<'quality'> }
  /** Signals after this number are missing. */
  | { readonly kind: 'fetch'; readonly after: number }
  | { readonly kind: 'hang-up' }
  /** The page is gone for now. */
  | { readonly kind: 'leave' }

export interface Step {
  readonly peer: Peer
  readonly effects: readonly PeerEffect[]
}

export const NEW_PEER: Peer = { phase: 'greeting' }

/** The side that asked gives way when both make an offer at once. */
export const isPolite = (side: CallSide): boolean => side === 'a'

const stay = (peer: Peer, ...effects: PeerEffect[]): Step => ({ peer, effects })
const send = (message: ServerMessage): PeerEffect => ({ kind: 'send', message })

const close = (peer: Peer, closing: CloseName, ...before: PeerEffect[]): Step => ({
  peer: { phase: 'closed' },
  effects: [
    ...before,
    { kind: 'close', close: closing },
    ...(peer.phase === 'joined' ? [{ kind: 'leave' } as const] : []),
  ],
})

const sameView = (a: PartnerView, b: PartnerView): boolean =>
  a.state === b.state && a.session === b.session && a.microphone === b.microphone && a.camera === b.camera

const told = (partner: PartnerView): PeerEffect => send({ type: 'partner', ...partner })

/** What a socket does about what comes: from its page, from the other replicas, or from looking at the call. */
export function step(peer: Peer, input: PeerInput): Step {
  if (peer.phase === 'closed') return stay(peer)
  switch (input.kind) {
    case 'fault':
      return close(peer, input.close)
    case 'left':
      return { peer: { phase: 'closed' }, effects: peer.phase === 'joined' ? [{ kind: 'leave' }] : [] }
    case 'ended':
      return close(
        peer,
        input.reason === 'taken-over' ? 'takenOver' : 'ended',
        send({ type: 'ended', reason: input.reason }),
      )
    case 'frame':
      return onFrame(peer, input.message)
    case 'joined': {
      if (peer.phase !== 'joining') return stay(peer)
      const { side, session, resumed, partner, welcome } = input
      const seq = resumed ? input.received : 0
      return stay(
        { phase: 'joined', side, session, seq, partner },
        send({
          type: 'welcome',
          ...welcome,
          polite: isPolite(side),
          session,
          resumed,
          iceTransportPolicy: 'relay',
          partner: partner.state,
        }),
        told(partner),
      )
    }
    case 'view': {
      if (peer.phase !== 'joined') return stay(peer)
      const { partner, seq } = input
      return stay(
        { ...peer, partner },
        ...(sameView(peer.partner, partner) ? [] : [told(partner)]),
        ...(seq > peer.seq ? [{ kind: 'fetch', after: peer.seq } as const] : []),
      )
    }
    case 'signals':
      return peer.phase === 'joined' ? passOn(peer, input.signals) : stay(peer)
    case 'restart':
      return peer.phase === 'joined'
        ? stay(peer, send({ type: 'restart', iceServers: input.iceServers }))
        : stay(peer)
  }
}

function passOn(
  peer: Extract<Peer, { phase: 'joined' }>,
  signals: Extract<PeerInput, { kind: 'signals' }>['signals'],
): Step {
  let { seq } = peer
  const effects: PeerEffect[] = []
  for (const one of signals) {
    if (one.seq <= seq) continue
    if (one.seq > seq + 1) {
      // The one between was said to another replica, or in a moment without NATS: it is kept.
      effects.push({ kind: 'fetch', after: seq })
      break
    }
    seq = one.seq
    effects.push(send({ type: 'signal', seq, ...one.signal }))
  }
  return stay({ ...peer, seq }, ...effects)
}

function onFrame(peer: Peer, message: ClientMessage): Step {
  if (message.type === 'ping') return stay(peer, send({ type: 'pong' }))
  if (peer.phase === 'greeting')
    return message.type === 'hello'
      ? stay({ phase: 'joining' }, { kind: 'join', hello: message })
      : close(peer, 'malformed')
  // A page waits for its welcome.
  if (peer.phase !== 'joined') return close(peer, 'malformed')
  switch (message.type) {
    case 'hello':
      return close(peer, 'malformed')
    case 'signal': {
      const { to, description, candidate } = message
      if ((description === undefined) === (candidate === undefined)) return close(peer, 'malformed')
      const signal = { from: peer.session, ...(description ? { description } : { candidate }) }
      return stay(peer, { kind: 'relay', to, signal })
    }
    case 'media':
      return stay(peer, { kind: 'media', microphone: message.microphone, camera: message.camera })
    case 'restart':
      return stay(peer, { kind: 'restart' })
    case 'report':
      return stay(peer, { kind: 'report', report: message }, send({ type: 'reported' }))
    case 'quality':
      return stay(peer, { kind: 'quality', quality: message })
    case 'hang-up':
      return stay(peer, { kind: 'hang-up' })
  }
}
