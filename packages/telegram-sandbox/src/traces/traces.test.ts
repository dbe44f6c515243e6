import { expect, it } from 'vitest'
import type { Span } from '../api.js'
import { Traces } from './traces.js'

const span = (spanId: string, startedAt = 0): Span => ({
  service: 'relay',
  name: 'send',
  spanId,
  parentId: null,
  startedAt,
  durationMs: 1,
  attributes: {},
})
const idsOf = (traces: Traces, trace: string) => traces.spans(trace).map(({ spanId }) => spanId)

it('shows spans in the order in which they began, each once', () => {
  const traces = new Traces(10)
  for (const one of [span('b', 2), span('a', 1), span('b', 2)]) traces.add('7-1', one, true)
  expect(idsOf(traces, '7-1')).toEqual(['a', 'b'])
})

it('keeps so many traces of so many spans', () => {
  const traces = new Traces(3)
  for (let trace = 0; trace < 10; trace++)
    for (let i = 0; i < 300; i++) traces.add(`7-${trace}`, span(String(i)), true)
  const kept = Array.from({ length: 10 }, (_, trace) => idsOf(traces, `7-${trace}`).length)
  expect(kept).toEqual([0, 0, 0, 0, 0, 0, 0, 200, 200, 200])
})

it("keeps the traces of played members while the crowd's come and go", () => {
  const traces = new Traces(1_000)
  traces.add('7-1', span('a'), true)
  for (let trace = 2; trace < 5_000; trace++) traces.add(`7-${trace}`, span('a'), false)
  expect(idsOf(traces, '7-1')).toEqual(['a'])
  expect(idsOf(traces, '7-4999')).toEqual(['a'])
  expect(idsOf(traces, '7-2')).toEqual([])
})

it('counts a trace as played from when a played member is found to have a part in it', () => {
  const traces = new Traces(1_000)
  traces.add('7-1', span('a'), false)
  traces.add('7-1', span('b'), true)
  traces.add('7-1', span('c'), false)
  for (let trace = 2; trace < 5_000; trace++) traces.add(`7-${trace}`, span('a'), false)
  expect(idsOf(traces, '7-1')).toEqual(['a', 'b', 'c'])
})

it('keeps nothing where nothing is to be kept', () => {
  const traces = new Traces(0)
  traces.add('7-1', span('a'), true)
  expect(idsOf(traces, '7-1')).toEqual([])
})
