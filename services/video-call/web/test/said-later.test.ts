import { describe, expect, test } from 'vitest'
import { CLOSE } from '../../src/protocol.js'
import type { CallEvent } from '../src/call/events.js'
import { screenOf } from '../src/call/screen.js'
import { did, heard, IN_CALL, run, welcome } from './run.js'

const CUT: readonly CallEvent[] = [...IN_CALL, { type: 'disconnected', code: 1006 }]
const back = (resumed = true): readonly CallEvent[] => [{ type: 'connected' }, welcome({ resumed })]

describe('what is pressed while the line is broken', () => {
  const report: CallEvent = { type: 'report', category: 'minor', words: 'looks like a child' }

  test('is said when it is back: a report', () => {
    const pressed = run(...CUT, report)
    expect(pressed.last).toEqual([])
    const said = { do: 'send', message: { type: 'report', category: 'minor', words: 'looks like a child' } }
    expect(run(...CUT, report, ...back()).last).toContainEqual(said)
    // Nobody knows whether the first one was heard.
    const broken: CallEvent = { type: 'disconnected', code: 1006 }
    expect(run(...IN_CALL, report, broken, ...back()).last).toContainEqual(said)
    const reported = heard({ type: 'reported' })
    expect(did(run(...IN_CALL, report, reported, broken, ...back()).last)).not.toContain('send report')
  })

  test('is said when it is back: that the member has hung up, whose camera is off at once', () => {
    const pressed = run(...CUT, { type: 'hang-up' })
    expect(screenOf(pressed.state)).toEqual({ name: 'ended', why: 'hung-up' })
    expect(did(pressed.last)).toEqual(['stop-peer', 'stop-media', 'remember'])
    expect(did(run(...CUT, { type: 'hang-up' }, { type: 'connected' }).last)).toEqual(['say-hello'])
    const told = run(...CUT, { type: 'hang-up' }, ...back())
    expect(did(told.last)).toEqual(['send hang-up', 'disconnect'])
    expect(run(...CUT, { type: 'hang-up' }, ...back(), ...back()).last).toEqual([])
  })

  test.each([CLOSE.ended, CLOSE.takenOver, CLOSE.expired])('is not needed any more after %i', (code) => {
    const closed: CallEvent = { type: 'disconnected', code }
    expect(run(...CUT, { type: 'hang-up' }, closed).last).toEqual([])
    expect(run(...CUT, { type: 'hang-up' }, closed, { type: 'connected' }).last).toEqual([])
  })

  test('is given up at last', () => {
    const broken: CallEvent = { type: 'disconnected', code: 1006 }
    const many = run(...CUT, { type: 'hang-up' }, ...Array.from({ length: 20 }, () => broken))
    expect(many.last).toEqual([])
    expect(many.state.owesHangUp).toBe(false)
  })
})
