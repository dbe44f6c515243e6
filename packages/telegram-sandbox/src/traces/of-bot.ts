import { traceIdsOf } from '@anonchat/runtime'
import type { TraceView } from '../api.js'
import type { Bot, World } from '../world/bot.js'
import type { TracedSpan } from './read-spans.js'
import { Traces } from './traces.js'

/** So long a span may wait until it is told of: a trace that grows is told of once. */
const COALESCE_MS = 200

/** They go with their world. */
const kept = new WeakMap<World, Traces>()
const news = new WeakMap<Bot, Set<string>>()

function tracesOf({ world, settings }: Bot): Traces {
  const known = kept.get(world)
  if (known) return known
  const traces = new Traces(settings.callLogSize)
  kept.set(world, traces)
  return traces
}

/** Keeps spans of a bot's traces, and tells who watches of those in which a played member has a part. */
export function keepSpans(bot: Bot, spans: readonly TracedSpan[]): void {
  const traces = tracesOf(bot)
  const { log } = bot.world
  const fromPlayed = new Set(log.listUpdates(false).map(({ trace }) => trace))
  const toPlayed = new Set(log.listCalls(false).map(({ traceId }) => traceId))
  for (const { trace, traceId, span } of spans) {
    const isPlayed = fromPlayed.has(trace) || toPlayed.has(traceId)
    traces.add(trace, span, isPlayed)
    if (isPlayed && bot.hooks.event.active) tell(bot, trace)
  }
}

function tell(bot: Bot, trace: string): void {
  const waiting = news.get(bot)
  if (waiting) {
    waiting.add(trace)
    return
  }
  const traces = new Set([trace])
  news.set(bot, traces)
  setTimeout(() => {
    news.delete(bot)
    for (const one of traces) bot.hooks.event.emit({ type: 'spans', trace: one })
  }, COALESCE_MS).unref()
}

const TRACE_ID = /^[\da-f]{32}$/

/** What is known of a trace, by its correlation id or by the trace id that a call names; null: nothing. */
export function viewTrace(bot: Bot, named: string): TraceView | null {
  const { log } = bot.world
  const trace = TRACE_ID.test(named) ? (traceOf(bot, named) ?? named) : named
  const traceId = TRACE_ID.test(trace) ? trace : traceIdsOf(trace).traceId
  const update = log.listUpdates().find((sent) => sent.trace === trace) ?? null
  const spans = tracesOf(bot).spans(trace)
  const calls = log.listCalls().filter((call) => call.traceId === traceId)
  if (update === null && spans.length === 0 && calls.length === 0) return null
  return { trace, traceId, update, spans, calls }
}

/** The trace that has this id, which is only a digest of it. */
function traceOf(bot: Bot, traceId: string): string | undefined {
  const known = [...bot.world.log.listUpdates().map(({ trace }) => trace), ...tracesOf(bot).names()]
  return known.findLast((trace) => traceIdsOf(trace).traceId === traceId)
}
