import { expect, test } from 'vitest'
import type { CrowdFigures } from '../../../src/api.js'
import { roundTop, seriesOf, short } from './series.js'

const figures = (at: number): CrowdFigures => ({
  at,
  matchesPerSecond: at / 1_000,
  messagesPerSecond: 0,
  queueDepth: 0,
  p99Ms: null,
})

test('a series holds five minutes and no more, also after a pause', () => {
  const [at, values] = seriesOf([figures(1_000), figures(400_000), figures(401_000)], 'matchesPerSecond')
  expect(at).toEqual([400, 401])
  expect(values).toEqual([400, 401])
})

test('a second without a value is a gap', () => {
  expect(seriesOf([figures(1_000)], 'p99Ms')).toEqual([[1], [null]])
  expect(seriesOf([], 'p99Ms')).toEqual([[], []])
})

test('values are short', () => {
  expect([null, undefined, 0, 3, 3.14, 1_234, 12_345].map(short)).toEqual([
    '–',
    '–',
    '0',
    '3',
    '3.1',
    '1,234',
    '12k',
  ])
})

test('a scale ends at a round number that holds the value', () => {
  expect([0, 0.4, 1, 1.2, 3, 7, 10, 11, 180, 4_200].map(roundTop)).toEqual([
    1, 1, 1, 2, 5, 10, 10, 20, 200, 5_000,
  ])
})
