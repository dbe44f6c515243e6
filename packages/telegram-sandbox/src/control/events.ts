import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SandboxEvent } from '../api.js'
import type { Events } from '../world/events.js'
import { CrowdShare } from './crowd-share.js'

const WRITE_AHEAD_BYTES = 1024 * 1024
const MAX_UNSENT_BYTES = 8 * 1024 * 1024
const HEARTBEAT_MS = 15_000

interface Wanted {
  /** Number of the last event that the reader has; null: only new ones. */
  after: number | null
  epoch: string | null
  crowd: boolean
}

/** What a reader asks for. A browser that connects again names the last number in a header; that one is newer. */
function wantedBy(request: IncomingMessage): Wanted {
  const { searchParams } = new URL(request.url ?? '/', 'http://sandbox')
  const header = request.headers['last-event-id']
  const after = (typeof header === 'string' ? header : '') || searchParams.get('after') || ''
  return {
    after: after === '' ? null : Number(after),
    epoch: searchParams.get('epoch'),
    crowd: searchParams.get('crowd') === '1',
  }
}

/**
 * Streams what happens as server-sent events. Who has missed nothing that is still known goes on where they were; others
 * are told once that what they hold is stale. A reader who is too slow is cut off and connects again.
 */
export function streamEvents(events: Events, request: IncomingMessage, response: ServerResponse): void {
  const { after, epoch, crowd } = wantedBy(request)
  request.resume()
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  response.write(': connected\n\n')
  const resumes = after !== null && (epoch === null || epoch === events.epoch) && events.has(after)
  let sent = resumes ? after : events.seq
  if (after !== null && !resumes) response.write(staleBlock(events))
  else if (epoch !== null && epoch !== events.epoch) response.write(staleBlock(events))

  const pump = (): void => {
    while (sent < events.seq && response.writableLength < WRITE_AHEAD_BYTES) {
      const next = events.at(sent + 1)
      if (!next) {
        response.destroy()
        return
      }
      next.text ??= block(next.event, next.seq)
      response.write(next.text)
      sent = next.seq
    }
    if (response.writableLength > MAX_UNSENT_BYTES) response.destroy()
  }
  let waking = false
  const wake = (): void => {
    if (waking) return
    waking = true
    setImmediate(() => {
      waking = false
      if (!response.destroyed) pump()
    })
  }
  const pass = (event: SandboxEvent): void => {
    response.write(block(event))
  }
  const share = crowd ? new CrowdShare(pass, () => response.writableLength < WRITE_AHEAD_BYTES) : null
  const unfollow = events.follow({ wake, crowd: share ? (event) => share.offer(event) : null })
  response.on('drain', pump)
  const heartbeat = setInterval(() => response.write(': \n\n'), HEARTBEAT_MS)
  response.on('close', () => {
    clearInterval(heartbeat)
    share?.stop()
    unfollow()
  })
  pump()
}

function block(event: SandboxEvent, seq?: number): string {
  const id = seq === undefined ? '' : `id: ${seq}\n`
  return `${id}event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

function staleBlock(events: Events): string {
  const data = { type: 'stale', epoch: events.epoch, seq: events.seq }
  return `id: ${events.seq}\nevent: stale\ndata: ${JSON.stringify(data)}\n\n`
}
