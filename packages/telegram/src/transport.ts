import { Pool } from 'undici'
import { z } from 'zod'
import { CallFailed, type CallFailure } from './failure.js'
import { headersOf } from './headers.js'
import { within } from './within.js'

/** Sends by file id take a second or two at most; a longer silence is a lost connection. */
const CALL_TIMEOUT_MS = 10_000
const CONNECT_TIMEOUT_MS = 3_000
const CONNECTIONS = 512

export interface CallOptions {
  /** For the whole call, from the wait for a connection to the last byte. Default 10,000. */
  timeoutMs?: number
  /** Gives up earlier. */
  signal?: AbortSignal
  /** Tells a stand-in for Telegram which trace the call is part of; Telegram itself is never told. */
  traceparent?: string | undefined
}

export interface Transport {
  /** The result of a method, unchecked. @throws CallFailed */
  call(method: string, params?: object, options?: CallOptions): Promise<unknown>
  close(): void
}

const Refused = z.object({
  error_code: z.number(),
  description: z.string(),
  parameters: z.object({ retry_after: z.number().optional() }).optional(),
})

const resultOf = (answer: unknown): { result: unknown } | undefined =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true && 'result' in answer
    ? { result: answer.result }
    : undefined

/** A proxy in between answers in words of its own: its status is all that counts. */
function failureOf(status: number, answer: unknown): CallFailure {
  const { data } = Refused.safeParse(answer)
  if (data === undefined) {
    return status === 200
      ? { kind: 'unexpected-result', reason: 'not an answer of the Bot API' }
      : { kind: 'refused', code: status, description: `status ${status}` }
  }
  const seconds = data.parameters?.retry_after
  const patience = seconds === undefined ? {} : { retryAfterMs: seconds * 1_000 }
  return { kind: 'refused', code: data.error_code, description: data.description, ...patience }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'connection'

/**
 * Calls of the Bot API over kept connections. Four times as cheap as what telegraf brings along, which made up nearly
 * half of what the relay costs.
 */
export function openTransport(token: string, apiRoot: string): Transport {
  const root = new URL(apiRoot)
  const base = `${root.pathname.replace(/\/$/, '')}/bot${token}/`
  const pool = new Pool(root.origin, {
    connections: CONNECTIONS,
    keepAliveTimeout: 30_000,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    // Each call has one limit for all of it.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  const exchange = async (method: string, params: object, signal: AbortSignal, traceparent?: string) => {
    const { statusCode, body } = await pool.request({
      path: base + method,
      method: 'POST',
      headers: headersOf(root.hostname, traceparent),
      body: JSON.stringify(params),
      signal,
    })
    return { status: statusCode, answer: parse(await body.text()) }
  }
  const exchangeWithin = async (
    method: string,
    params: object,
    { timeoutMs = CALL_TIMEOUT_MS, signal, traceparent }: CallOptions,
  ) => {
    try {
      return await within(timeoutMs, signal, (limited) => exchange(method, params, limited, traceparent))
    } catch (error) {
      throw new CallFailed(method, { kind: 'no-answer', reason: codeOf(error) })
    }
  }
  return {
    call: async (method, params = {}, options = {}) => {
      const { status, answer } = await exchangeWithin(method, params, options)
      const success = resultOf(answer)
      if (success !== undefined) return success.result
      throw new CallFailed(method, failureOf(status, answer))
    },
    close: () => void pool.destroy(),
  }
}
