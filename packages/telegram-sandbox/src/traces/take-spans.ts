import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendJson } from '../http/answer.js'
import { readBody } from '../http/body.js'
import type { Bot } from '../world/bot.js'
import { keepSpans } from './of-bot.js'
import { NoSpans, readSpans, type TracedSpan } from './read-spans.js'

const MAX_BODY = 16 * 1024 * 1024

/** Answers `POST /v1/traces`: spans as OpenTelemetry's exporters send them, OTLP in JSON. */
export function takeSpans(request: IncomingMessage, response: ServerResponse, bots: () => Bot[]): void {
  const fault = faultOf(request)
  if (fault) {
    request.resume()
    sendJson(response, fault.status, { message: fault.message })
    return
  }
  readBody(request, MAX_BODY, (body) => {
    if (!body) {
      sendJson(response, 413, { message: 'more than 16 MiB at once' })
      return
    }
    try {
      keepAll(readSpans(body.toString('utf8')), bots())
      sendJson(response, 200, { partialSuccess: {} })
    } catch (error) {
      if (!(error instanceof NoSpans)) throw error
      sendJson(response, 400, { message: error.message })
    }
  })
}

function faultOf({ method, headers }: IncomingMessage): { status: number; message: string } | null {
  if (method !== 'POST') return { status: 405, message: 'traces are posted' }
  const isJson = headers['content-type']?.startsWith('application/json')
  if (!isJson || headers['content-encoding'] !== undefined)
    return { status: 415, message: 'traces are taken as application/json, not compressed' }
  return null
}

/** A trace begins with the id of its bot; those of bots that are not here are dropped. */
function keepAll(spans: readonly TracedSpan[], bots: readonly Bot[]): void {
  for (const bot of bots) {
    const own = spans.filter(({ trace }) => trace.startsWith(`${bot.me.id}-`))
    if (own.length > 0) keepSpans(bot, own)
  }
}
