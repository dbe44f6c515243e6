import { describe, expect, test } from 'vitest'
import { delayBefore } from '../src/call/backoff.js'
import { type Counts, qualityBetween, steadied } from '../src/call/quality.js'
import { cornerAt, moved } from '../src/ui/corner.js'
import { clock } from '../src/words/clock.js'

describe('the quality of a connection', () => {
  const before: Counts = { at: 0, packetsReceived: 100, packetsLost: 0, framesDecoded: 10, roundTrip: 0.1 }
  test.each<[string, Partial<Counts>, boolean, string]>([
    ['everything comes', { packetsReceived: 300, framesDecoded: 60 }, true, 'good'],
    ['little is lost', { packetsReceived: 300, packetsLost: 3, framesDecoded: 60 }, true, 'good'],
    ['some is lost', { packetsReceived: 300, packetsLost: 10, framesDecoded: 60 }, true, 'fair'],
    ['much is lost', { packetsReceived: 300, packetsLost: 60, framesDecoded: 60 }, true, 'poor'],
    ['it takes long', { packetsReceived: 300, framesDecoded: 60, roundTrip: 0.5 }, true, 'fair'],
    ['it takes very long', { packetsReceived: 300, framesDecoded: 60, roundTrip: 1.2 }, true, 'poor'],
    ['nothing comes', {}, true, 'poor'],
    ['pictures stand still', { packetsReceived: 300 }, true, 'poor'],
    ['the partner’s camera is off', { packetsReceived: 300 }, false, 'good'],
    [
      'nobody knows how long it takes',
      { packetsReceived: 300, framesDecoded: 60, roundTrip: null },
      true,
      'good',
    ],
  ])('when %s', (_, after, expectsVideo, expected) => {
    expect(qualityBetween(before, { ...before, at: 2_000, ...after }, expectsVideo)).toBe(expected)
  })

  test('changes its word when two counts in a row agree', () => {
    expect(steadied(null, null, 'fair')).toBe('fair')
    expect(steadied('good', 'good', 'poor')).toBe('good')
    expect(steadied('good', 'poor', 'poor')).toBe('poor')
    expect(steadied('good', 'poor', 'good')).toBe('good')
  })
})

test('the line waits longer after each failure, never long, and not all pages at the same moment', () => {
  expect(delayBefore(0, 0.5)).toBe(0)
  expect([1, 2, 3, 4, 5, 9].map((attempt) => delayBefore(attempt, 1))).toEqual([
    400, 800, 1600, 3200, 5000, 5000,
  ])
  expect(delayBefore(1, 0)).toBe(200)
})

describe('the own picture', () => {
  test.each([
    [0.1, 0.1, false, 'top-start'],
    [0.9, 0.1, false, 'top-end'],
    [0.9, 0.9, false, 'bottom-end'],
    [0.9, 0.9, true, 'bottom-start'],
    [0.1, 0.2, true, 'top-end'],
  ] as const)('let go at %f, %f (right to left: %s) goes to %s', (x, y, isRtl, expected) => {
    expect(cornerAt(x, y, isRtl)).toBe(expected)
  })

  test.each([
    ['bottom-end', 'ArrowUp', false, 'top-end'],
    ['bottom-end', 'ArrowLeft', false, 'bottom-start'],
    ['bottom-end', 'ArrowRight', false, 'bottom-end'],
    ['bottom-end', 'ArrowLeft', true, 'bottom-end'],
    ['bottom-end', 'ArrowRight', true, 'bottom-start'],
    ['top-start', 'ArrowDown', true, 'bottom-start'],
    ['top-start', 'Enter', false, null],
  ] as const)('at %s moves by %s (right to left: %s) to %s', (from, key, isRtl, expected) => {
    expect(moved(from, key, isRtl)).toBe(expected)
  })
})

test.each([
  [0, 'en', '0:00'],
  [65_900, 'en', '1:05'],
  [3_725_000, 'en', '1:02:05'],
  [-5, 'en', '0:00'],
  [65_000, 'fa', '۱:۰۵'],
])('%i ms are in %s %s', (ms, language, expected) => {
  expect(clock(ms, language)).toBe(expected)
})
