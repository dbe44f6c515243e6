import { describe, expect, test } from 'vitest'
import type { CallEvent } from '../src/call/events.js'
import { screenOf } from '../src/call/screen.js'
import { step } from '../src/call/step.js'
import { did, heard, IN_CALL, NOW, OPENED, partner, READY, run, welcome } from './run.js'

describe('the connection', () => {
  test('is begun when both have joined, whoever was first, and once', () => {
    const first = run(...READY, { type: 'join' }, partner('joined'))
    const second = run(...READY, partner('joined'), { type: 'join' })
    for (const { all, state } of [first, second]) {
      expect(did(all).filter((what) => what === 'start-peer')).toHaveLength(1)
      expect(state.peer).toBe('connecting')
    }
    expect(did(run(...IN_CALL, partner('joined')).last)).toEqual([])
  })

  test('is made anew with a page of the partner that was loaded anew, once they join', () => {
    const reloaded = run(...IN_CALL, partner('present', 6))
    expect(did(reloaded.last)).toEqual(['stop-peer'])
    expect(screenOf(reloaded.state)).toEqual({ name: 'call', notice: 'partner-away' })
    expect(did(run(...IN_CALL, partner('present', 6), partner('joined', 6)).last)).toEqual(['start-peer'])
  })

  test('outlives a replica: signals are repeated, and a new way is sought only when there is none', () => {
    const lost: readonly CallEvent[] = [{ type: 'disconnected', code: 1006 }, { type: 'connected' }]
    const fine = run(...IN_CALL, ...lost, welcome({ resumed: true }))
    expect(did(fine.last)).toEqual(['send media', 'repeat-signals'])
    const broken = run(
      ...IN_CALL,
      { type: 'way-is', way: 'interrupted' },
      ...lost,
      welcome({ resumed: true }),
    )
    expect(did(broken.last)).toEqual(['send media', 'repeat-signals', 'send restart'])
  })

  test('is made anew when the service does not know the page any more', () => {
    const { last } = run(...IN_CALL, { type: 'disconnected', code: 1006 }, { type: 'connected' }, welcome())
    expect(did(last)).toEqual(['send media', 'stop-peer', 'start-peer'])
  })

  test('hears only the page that the partner has now', () => {
    const signal = (from: number): CallEvent =>
      heard({ type: 'signal', seq: 1, from, candidate: { candidate: 'c' } })
    expect(did(run(...IN_CALL, signal(5)).last)).toEqual(['hear-signal'])
    expect(did(run(...IN_CALL, signal(4)).last)).toEqual([])
    expect(did(run(...READY, partner('joined'), signal(5)).last)).toEqual(['hear-signal'])
  })

  test('speaks to the page that the partner has now, and keeps silent while nobody hears', () => {
    const made: CallEvent = { type: 'signal-made', signal: { candidate: { candidate: 'c' } } }
    expect(run(...IN_CALL, made).last).toEqual([
      { do: 'send', message: { type: 'signal', to: 5, candidate: { candidate: 'c' } } },
    ])
    expect(run(...IN_CALL, { type: 'disconnected', code: 1006 }, made).last).toEqual([])
  })

  test('that is lost asks the service for other relays, and takes them', () => {
    expect(did(run(...IN_CALL, { type: 'way-lost' }).last)).toEqual(['send restart'])
    const restarted = run(...IN_CALL, heard({ type: 'restart', iceServers: [] }))
    expect(restarted.state.call?.iceServers).toEqual([])
    expect(did(restarted.last)).toEqual(['restart-peer'])
  })

  test('that no relay lets through is said to the service, and is begun again when asked', () => {
    const blocked = run(...READY, { type: 'join' }, partner('joined'), { type: 'way-is', way: 'blocked' })
    expect(blocked.last).toEqual([
      { do: 'send', message: { type: 'quality', connected: false, level: 'lost', failure: 'ice' } },
    ])
    const again = step(blocked.state, { type: 'try-again' })
    expect(did(again.effects)).toEqual(['stop-peer', 'start-peer', 'send restart'])
  })
})

describe('the line', () => {
  test('is opened again after each break, later the more often it has broken', () => {
    const broken: CallEvent = { type: 'disconnected', code: 1006 }
    expect(run(...IN_CALL, broken, broken, broken).last).toEqual([{ do: 'connect', attempt: 3 }])
    expect(run(...IN_CALL, broken, broken, welcome({ resumed: true }), broken).last).toEqual([
      { do: 'connect', attempt: 1 },
    ])
  })

  test('is opened at once on another network', () => {
    expect(run(...IN_CALL, { type: 'network-changed' }).last).toEqual([{ do: 'connect', attempt: 0 }])
    expect(run({ type: 'network-changed' }).last).toEqual([])
  })

  test('tells the end of the call by this device’s clock', () => {
    expect(run(...OPENED).state.call?.endsAt).toBe(NOW + 60_000)
  })
})
