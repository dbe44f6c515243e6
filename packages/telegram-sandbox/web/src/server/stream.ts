import type { SandboxEvent } from '../../../src/api.js'

const TYPES = [
  'call',
  'update',
  'message',
  'member',
  'member-gone',
  'chat',
  'typing',
  'faults',
  'spans',
  'crowd',
  'figures',
  'services',
  'skipped',
  'reset',
] as const satisfies ReadonlyArray<SandboxEvent['type']>

const RETRY_MS = 1_000

export interface StreamListener {
  /** In their order, a frame's worth at a time. */
  events(events: SandboxEvent[]): void
  /** There is a gap: only a new snapshot can mend it. */
  stale(): void
  connected(live: boolean): void
}

/** Follows the sandbox from an event on; comes back by itself when the connection breaks. Returns what ends it. */
export function follow(
  from: { epoch: string; seq: number; crowd: boolean },
  listener: StreamListener,
): () => void {
  const query = new URLSearchParams({ epoch: from.epoch, after: String(from.seq) })
  if (from.crowd) query.set('crowd', '1')
  const source = new EventSource(`/control/events?${query}`)
  let waiting: SandboxEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const hand = (): void => {
    timer = undefined
    const events = waiting
    waiting = []
    listener.events(events)
  }
  const take = (message: MessageEvent<string>): void => {
    waiting.push(JSON.parse(message.data) as SandboxEvent)
    // A timer, for a hidden page gets no animation frames and would pile up what comes.
    timer ??= setTimeout(hand, 16)
  }
  for (const type of TYPES) source.addEventListener(type, take)
  source.addEventListener('stale', () => listener.stale())
  source.addEventListener('open', () => listener.connected(true))
  source.addEventListener('error', () => {
    listener.connected(false)
    // The browser tries again by itself, unless it was answered with an error.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listener.stale(), RETRY_MS)
  })
  return () => {
    clearTimeout(timer)
    source.close()
  }
}
