import type { IncomingMessage, ServerResponse } from 'node:http'
import { call } from '../botapi/call.js'
import type { Outcome } from '../botapi/outcome.js'
import { Refusal } from '../botapi/refusal.js'
import type { Bot } from '../world/bot.js'
import { refused, sendJson, sendText } from './answer.js'
import { MAX_BODY, readBody } from './body.js'

const UNAUTHORIZED = refused(new Refusal(401, 'Unauthorized'))
const NOT_FOUND = refused(new Refusal(404, 'Not Found'))
const TOO_LARGE = refused(new Refusal(413, 'Request Entity Too Large'))
const BAD_GATEWAY =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n'

/** Splits `/bot<token>/<rest>?<query>`; null: not of that form. */
function split(url: string, prefix: string): { token: string; rest: string; query: string } | null {
  const slash = url.indexOf('/', prefix.length)
  if (slash === -1) return null
  const mark = url.indexOf('?', slash)
  const raw = url.slice(prefix.length, slash)
  return {
    token: raw.includes('%') ? decodeURIComponent(raw) : raw,
    rest: url.slice(slash + 1, mark === -1 ? undefined : mark),
    query: mark === -1 ? '' : url.slice(mark + 1),
  }
}

/** Answers `/bot<token>/<method>`. `botOf` finds the bot of an accepted token. */
export function serveBotApi(
  request: IncomingMessage,
  response: ServerResponse,
  botOf: (token: string) => Bot | null,
): void {
  const parts = split(request.url ?? '', '/bot')
  const bot = parts && botOf(parts.token)
  if (!parts || !bot) {
    const answer = parts ? UNAUTHORIZED : NOT_FOUND
    request.resume()
    sendJson(response, answer.status, answer.body)
    return
  }
  readBody(request, MAX_BODY, (body) => {
    if (!body) {
      sendJson(response, TOO_LARGE.status, TOO_LARGE.body)
      return
    }
    const contentType = request.headers['content-type'] ?? ''
    const { rest: method, query } = parts
    const { traceparent: given } = request.headers
    const traceparent = typeof given === 'string' ? given : undefined
    const onGone = (listener: () => void): void => {
      response.on('close', listener)
    }
    call(bot, { method, query, contentType, body, traceparent, onGone }, (outcome) => {
      // Whoever is answered may rely on it: what was done is on disk before.
      if (bot.keeper) bot.keeper.settled(() => finish(response, outcome))
      else finish(response, outcome)
    })
  })
}

function finish(response: ServerResponse, outcome: Outcome): void {
  switch (outcome.kind) {
    case 'answer':
      sendJson(response, outcome.answer.status, outcome.answer.body)
      break
    case 'bad-gateway':
      sendText(response, 502, 'text/html', BAD_GATEWAY)
      break
    case 'cut':
      response.socket?.resetAndDestroy()
  }
}

/** Answers `/file/bot<token>/<path>`. */
export function serveFile(
  request: IncomingMessage,
  response: ServerResponse,
  botOf: (token: string) => Bot | null,
): void {
  const parts = split(request.url ?? '', '/file/bot')
  const bot = parts && botOf(parts.token)
  const content = parts && bot ? bot.world.files.content(decodeURIComponent(parts.rest)) : null
  request.resume()
  if (!content) {
    const answer = bot ? NOT_FOUND : UNAUTHORIZED
    sendJson(response, answer.status, answer.body)
    return
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': content.byteLength,
  })
  response.end(content)
}
