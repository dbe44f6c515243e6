import { expect, test } from 'vitest'
import type { Call, Span, TraceView } from '../../../../src/api.js'
import { wayOf } from './way.js'

const BEGAN = 1_700_000_000_000
const span = (service: string, name: string, from: number, durationMs: number): Span => ({
  service,
  name,
  spanId: `${service} ${name} ${from}`,
  parentId: null,
  startedAt: BEGAN + from,
  durationMs,
  attributes: {},
})
const call = (id: number, from: number, durationMs: number, status = 200): Call => ({
  id,
  method: 'sendMessage',
  params: {},
  status,
  answer: null,
  at: BEGAN + from,
  durationMs,
  memberId: 5,
  traceId: 'f',
})
const view = (spans: Span[], calls: Call[]): TraceView => ({
  trace: '1-2',
  traceId: 'f',
  update: { update: { update_id: 2 }, at: BEGAN, memberId: 5, trace: '1-2' },
  spans,
  calls,
})
const whole = view(
  [
    span('gateway', 'receive', 2, 3),
    span('conversation', 'wait', 5, 1),
    span('conversation', 'handle', 6, 4),
    span('relay', 'lane', 10, 5),
    span('relay', 'send', 15, 10),
  ],
  [call(1, 17, 6)],
)

test('steps come in the order of their beginning, with the waits between', () => {
  const { steps } = wayOf(whole)
  expect(steps.map(({ service, kind, from, durationMs }) => [service, kind, from, durationMs])).toEqual([
    ['telegram', 'update', 0, 0],
    ['waiting', 'wait', 0, 2],
    ['gateway', 'work', 2, 3],
    ['conversation', 'wait', 5, 1],
    ['conversation', 'work', 6, 4],
    ['relay', 'wait', 10, 5],
    ['relay', 'work', 15, 10],
    ['telegram', 'call', 17, 6],
  ])
})

test('the shares of services, Telegram and waiting make up the total', () => {
  const { shares, totalMs } = wayOf(whole)
  expect(totalMs).toBe(25)
  expect(Object.fromEntries(shares.map(({ service, ms }) => [service, ms]))).toEqual({
    waiting: 8,
    gateway: 3,
    conversation: 4,
    relay: 4,
    telegram: 6,
  })
})

test('a wait that is told of from the decision on begins when the decision is done', () => {
  const spans = [
    span('relay', 'lane', 9.9, 8),
    span('conversation', 'handle', 10, 5),
    span('relay', 'send', 18, 2),
  ]
  const { steps } = wayOf(view(spans, []))
  expect(steps.slice(2).map(({ service, kind, from }) => [service, kind, from])).toEqual([
    ['conversation', 'work', 10],
    ['relay', 'wait', 15],
    ['relay', 'work', 18],
  ])
})

test('waiting for an earlier message of the same service stays waiting', () => {
  const spans = [span('relay', 'send', 10, 20), span('relay', 'lane', 12, 18)]
  expect(wayOf(view(spans, [])).steps.at(-1)).toMatchObject({ kind: 'wait', from: 12, durationMs: 18 })
})

test('without spans the calls alone are shown, and said to be alone', () => {
  const { steps, hasSpans, firstCallMs } = wayOf(view([], [call(1, 30, 5), call(2, 20, 5, 429)]))
  expect(hasSpans).toBe(false)
  expect(firstCallMs).toBe(25)
  expect(steps.filter(({ kind }) => kind === 'call').map(({ failed }) => failed)).toEqual([true, false])
})

test('a trace of nothing is empty', () => {
  expect(wayOf({ trace: '1-2', traceId: 'f', update: null, spans: [], calls: [] })).toMatchObject({
    steps: [],
    totalMs: 0,
    firstCallMs: null,
  })
  expect(wayOf(view([], []))).toMatchObject({ totalMs: 0, shares: [] })
})

test('a clock that is behind makes no step begin before the update', () => {
  expect(wayOf(view([span('gateway', 'receive', -1, 3)], [])).steps[1]).toMatchObject({
    from: 0,
    durationMs: 3,
  })
})
