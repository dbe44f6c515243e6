import { describe, expect, test } from 'vitest'
import { CLOSE } from '../../src/protocol.js'
import type { CallEvent } from '../src/call/events.js'
import { screenOf } from '../src/call/screen.js'
import { both, did, heard, IN_CALL, OPENED, partner, READY, run, welcome } from './run.js'

describe('the screen', () => {
  test.each<[string, readonly CallEvent[], object]>([
    ['nothing is known yet', [{ type: 'opened', joined: false }], { name: 'opening' }],
    ['the service has answered', OPENED, { name: 'before' }],
    ['the camera was asked for', [...OPENED, { type: 'media-wanted', camera: true }], { name: 'asking' }],
    [
      'the camera was refused',
      [...OPENED, { type: 'media-wanted', camera: true }, { type: 'media-failed', problem: 'refused' }],
      { name: 'no-media', problem: 'refused' },
    ],
    ['the camera is there', READY, { name: 'preview' }],
    ['the partner has not come', [...READY, { type: 'join' }], { name: 'call', notice: 'waiting' }],
    [
      'the partner looks at their own picture',
      [...READY, { type: 'join' }, partner('present')],
      { name: 'call', notice: 'waiting' },
    ],
    [
      'both have joined',
      [...READY, { type: 'join' }, partner('joined')],
      { name: 'call', notice: 'connecting' },
    ],
    ['they see each other', IN_CALL, { name: 'call', notice: null }],
    [
      'the way broke',
      [...IN_CALL, { type: 'way-is', way: 'interrupted' }],
      { name: 'call', notice: 'reconnecting' },
    ],
    [
      'the partner is gone',
      [...IN_CALL, { type: 'way-is', way: 'interrupted' }, partner('absent')],
      { name: 'call', notice: 'partner-away' },
    ],
    [
      'the relay refuses',
      [...IN_CALL, { type: 'way-is', way: 'blocked' }],
      { name: 'call', notice: 'blocked' },
    ],
    [
      'a replica died, and the media go on',
      [...IN_CALL, { type: 'disconnected', code: 1006 }],
      { name: 'call', notice: null },
    ],
    ['the page cannot call', [{ type: 'unusable', why: 'insecure' }], { name: 'unusable', why: 'insecure' }],
  ])('when %s', (_, events, expected) => {
    expect(screenOf(run(...events).state)).toEqual(expected)
  })

  test.each([
    [CLOSE.badToken, 'bad-link'],
    [CLOSE.expired, 'expired'],
    [CLOSE.identityMismatch, 'not-you'],
    [CLOSE.takenOver, 'taken-over'],
    [CLOSE.malformed, 'refused-by-service'],
    [CLOSE.tooLarge, 'refused-by-service'],
  ] as const)('after the socket was closed with %i says why: %s', (code, why) => {
    const { state, last } = run(...IN_CALL, { type: 'disconnected', code })
    expect(screenOf(state)).toEqual({ name: 'ended', why })
    expect(did(last)).toEqual(['stop-peer', 'stop-media', 'disconnect', 'remember'])
  })
})

describe('the end', () => {
  test('leaves nothing on, and nothing that comes later turns anything on again', () => {
    const late: readonly CallEvent[] = [
      { type: 'media-ready', ...both },
      welcome(),
      partner('joined'),
      { type: 'way-is', way: 'connected' },
      { type: 'disconnected', code: 1006 },
      { type: 'network-changed' },
      { type: 'join' },
    ]
    const ended = run(...IN_CALL, { type: 'hang-up' })
    expect(did(ended.last)).toEqual(['send hang-up', 'stop-peer', 'stop-media', 'disconnect', 'remember'])
    const after = run(...IN_CALL, { type: 'hang-up' }, ...late)
    expect(after.state).toEqual(ended.state)
    expect(after.all).toEqual(ended.all)
  })

  test.each(['hung-up', 'chat-ended', 'expired', 'reported', 'moderated', 'failed'] as const)(
    'is told as it was: %s',
    (reason) => {
      const { state } = run(...IN_CALL, heard({ type: 'ended', reason }))
      expect(screenOf(state)).toEqual({ name: 'ended', why: reason })
    },
  )

  test('by a report takes the words along, where there are some', () => {
    const report = (words: string) => run(...IN_CALL, { type: 'report', category: 'other', words }).last
    expect(report('')).toEqual([{ do: 'send', message: { type: 'report', category: 'other' } }])
    expect(report('why')).toEqual([
      { do: 'send', message: { type: 'report', category: 'other', words: 'why' } },
    ])
  })

  test('by another device can be taken back, and by that alone', () => {
    const taken: readonly CallEvent[] = [...IN_CALL, heard({ type: 'ended', reason: 'taken-over' })]
    const back = run(...taken, { type: 'take-back' })
    expect(did(back.last)).toEqual(['connect', 'ask-media', 'remember'])
    expect(screenOf(back.state).name).toBe('opening')
    const over = run(...IN_CALL, heard({ type: 'ended', reason: 'hung-up' }), { type: 'take-back' })
    expect(over.last).toEqual([])
  })
})
