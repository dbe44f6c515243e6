import http from 'node:http'
import https from 'node:https'
import { urlToHttpOptions } from 'node:url'
import type { TelegramUpdate } from '@gramio/types'

export type WebhookAnswer = { kind: 'accepted' } | { kind: 'failed'; message: string; retryAfterMs: number }

export interface WebhookTarget {
  url: string
  secretToken: string | undefined
  maxConnections: number
}

const ANSWER_TIMEOUT_MS = 60_000

/** Posts updates over connections that are kept open. */
export class WebhookClient {
  private readonly agent: http.Agent
  private readonly options: http.RequestOptions
  private readonly headers: Record<string, string>
  private readonly send: typeof http.request

  constructor(target: WebhookTarget) {
    const url = new URL(target.url)
    const secure = url.protocol === 'https:'
    const options = { keepAlive: true, maxSockets: target.maxConnections, scheduling: 'fifo' as const }
    this.agent = secure ? new https.Agent(options) : new http.Agent(options)
    this.send = secure ? https.request : http.request
    this.options = { ...urlToHttpOptions(url), method: 'POST', agent: this.agent, timeout: ANSWER_TIMEOUT_MS }
    this.headers = { 'content-type': 'application/json', 'accept-encoding': 'gzip, deflate' }
    if (target.secretToken) this.headers['x-telegram-bot-api-secret-token'] = target.secretToken
  }

  /** Calls back exactly once: any 2xx is acceptance, everything else a failure. */
  post(update: TelegramUpdate, answered: (answer: WebhookAnswer) => void): void {
    const body = Buffer.from(JSON.stringify(update))
    let settled = false
    const settle = (answer: WebhookAnswer): void => {
      if (settled) return
      settled = true
      answered(answer)
    }
    const headers = { ...this.headers, 'content-length': body.byteLength }
    const request = this.send({ ...this.options, headers })
    request.on('response', (response) => {
      response.on('end', () => settle(answerOf(response)))
      response.on('error', (error) => settle({ kind: 'failed', message: error.message, retryAfterMs: 0 }))
      response.resume()
    })
    request.on('timeout', () => request.destroy(new Error('Read timeout expired')))
    request.on('error', (error) => settle({ kind: 'failed', message: error.message, retryAfterMs: 0 }))
    request.end(body)
  }

  close(): void {
    this.agent.destroy()
  }
}

function answerOf(response: http.IncomingMessage): WebhookAnswer {
  const status = response.statusCode ?? 0
  if (status >= 200 && status <= 299) return { kind: 'accepted' }
  const seconds = Number(response.headers['retry-after'])
  return {
    kind: 'failed',
    message: `Wrong response from the webhook: ${status} ${response.statusMessage ?? ''}`,
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : 0,
  }
}
