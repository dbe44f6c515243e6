import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ServerMessage } from '../protocol.js'
import { NEW_PEER, type Peer, type PeerEffect, type PeerInput, step } from './peer.js'

/** The store and the wire between two sides, as they may behave: late, twice, out of order, or not at all. */
interface Wire {
  readonly kept: { readonly seq: number; readonly said: number }[]
  readonly live: { readonly seq: number; readonly said: number }[]
}

const view = { state: 'present', session: 1, microphone: true, camera: true } as const
const welcome = { language: 'en', iceServers: [], resume: 'r', endsAt: 1, now: 0 }
const joined = (received: number): PeerInput => ({
  kind: 'joined',
  side: 'a',
  session: 1,
  resumed: received > 0,
  received,
  partner: view,
  welcome,
})
const signal = (said: number) => ({ from: 1, candidate: { candidate: '', sdpMid: String(said) } })

/** Gives an input to a machine; what is missing is fetched from what is kept, as the service does. */
function give(peer: Peer, input: PeerInput, wire: Wire, sent: ServerMessage[]): Peer {
  const { peer: next, effects } = step(peer, input)
  let after = next
  for (const effect of effects) {
    if (effect.kind === 'send') sent.push(effect.message)
    if (effect.kind === 'fetch') {
      const missing = wire.kept
        .filter(({ seq }) => seq > effect.after)
        .map(({ seq, said }) => ({ seq, signal: signal(said) }))
      after = give(after, { kind: 'signals', signals: missing }, wire, sent)
    }
  }
  return after
}

const action = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'say' } as const) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('deliver' as const), which: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), which: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'look' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'come back' } as const) },
)

it('a page gets every signal once and in order, whatever is lost, repeated or late, and whenever it comes back', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 120 }), (actions) => {
      const wire: Wire = { kept: [], live: [] }
      const got: number[] = []
      let said = 0
      let sent: ServerMessage[] = []
      const received = () => {
        for (const message of sent)
          if (message.type === 'signal') {
            expect(message.seq).toBe(got.length + 1)
            got.push(Number(message.candidate?.sdpMid))
          }
        sent = []
        return got.length
      }
      let peer = give({ phase: 'joining' }, joined(0), wire, sent)
      for (const one of actions) {
        const at = 'which' in one ? wire.live[one.which % Math.max(1, wire.live.length)] : undefined
        if (one.kind === 'say') {
          const seq = wire.kept.length + 1
          wire.kept.push({ seq, said: ++said })
          wire.live.push({ seq, said })
        } else if (one.kind === 'deliver' && at !== undefined) {
          const signals = [{ seq: at.seq, signal: signal(at.said) }]
          peer = give(peer, { kind: 'signals', signals }, wire, sent)
        } else if (one.kind === 'lose' && at !== undefined) wire.live.splice(wire.live.indexOf(at), 1)
        else if (one.kind === 'look')
          peer = give(peer, { kind: 'view', partner: view, seq: wire.kept.length }, wire, sent)
        else if (one.kind === 'come back') {
          const has = received()
          peer = give({ phase: 'joining' }, joined(has), wire, sent)
          peer = give(peer, { kind: 'view', partner: view, seq: wire.kept.length }, wire, sent)
        }
        received()
      }
      give(peer, { kind: 'view', partner: view, seq: wire.kept.length }, wire, sent)
      received()
      expect(got).toEqual(wire.kept.map((kept) => kept.said))
    }),
    { numRuns: 500 },
  )
})

const anyInput: fc.Arbitrary<PeerInput> = fc.oneof(
  fc.constantFrom<PeerInput>(
    { kind: 'left' },
    { kind: 'ended', reason: 'hung-up' },
    { kind: 'ended', reason: 'taken-over' },
    { kind: 'fault', close: 'malformed' },
    { kind: 'restart', iceServers: [] },
    joined(0),
    joined(3),
    { kind: 'view', partner: view, seq: 2 },
    { kind: 'signals', signals: [{ seq: 1, signal: signal(1) }] },
  ),
  fc
    .constantFrom(
      { type: 'hello', token: 't', initData: 'i' } as const,
      { type: 'signal', to: 1, candidate: { candidate: '' } } as const,
      { type: 'signal', to: 1 } as const,
      { type: 'media', microphone: true, camera: false } as const,
      { type: 'restart' } as const,
      { type: 'report', category: 'spam' } as const,
      { type: 'quality', connected: true, level: 'good' } as const,
      { type: 'hang-up' } as const,
      { type: 'ping' } as const,
    )
    .map((message) => ({ kind: 'frame', message }) as const),
)

it('nothing is done for a page before it has joined, and nothing after it is closed, by whatever order of things', () => {
  fc.assert(
    fc.property(fc.array(anyInput, { maxLength: 40 }), (inputs) => {
      let peer: Peer = NEW_PEER
      let hasJoined = false
      let isClosed = false
      for (const input of inputs) {
        const { peer: next, effects } = step(peer, input)
        const kinds = effects.map(({ kind }) => kind)
        if (isClosed) expect(effects).toEqual([])
        if (input.kind === 'joined' && peer.phase === 'joining') hasJoined = true
        const acting: PeerEffect['kind'][] = [
          'relay',
          'media',
          'restart',
          'report',
          'quality',
          'hang-up',
          'leave',
        ]
        if (!hasJoined) for (const kind of acting) expect(kinds).not.toContain(kind)
        if (next.phase === 'closed' && peer.phase !== 'closed' && input.kind !== 'left')
          expect(kinds.filter((kind) => kind === 'close')).toHaveLength(1)
        isClosed = next.phase === 'closed'
        peer = next
      }
    }),
    { numRuns: 1_000 },
  )
})
