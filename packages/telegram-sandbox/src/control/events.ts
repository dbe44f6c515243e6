import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BotControl, SandboxEvent } from '../api.js'

const MAX_UNSENT_BYTES = 8 * 1024 * 1024
const HEARTBEAT_MS = 15_000

/** Streams everything that happens as server-sent events. A reader that is too slow is cut off and connects again. */
export function streamEvents(control: BotControl, request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  response.write(': connected\n\n')
  const unsubscribe = control.onEvent((event: SandboxEvent) => {
    if (response.writableLength > MAX_UNSENT_BYTES) response.destroy()
    else response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
  })
  const heartbeat = setInterval(() => response.write(': \n\n'), HEARTBEAT_MS)
  response.on('close', () => {
    clearInterval(heartbeat)
    unsubscribe()
  })
}
