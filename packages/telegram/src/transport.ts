import { Pool } from 'undici'
import { z } from 'zod'
import { CallFailed, type CallFailure } from './failure.js'
import { formOf } from './form.js'
import { headersOf } from './headers.js'
import type { CallOptions } from './telegram.js'
import { within } from './within.js'

/** Sends by file id take a second or two at most; a longer silence is a lost connection. */
const CALL_TIMEOUT_MS = 10_000
const DOWNLOAD_TIMEOUT_MS = 30_000
const CONNECT_TIMEOUT_MS = 3_000
const CONNECTIONS = 512

export interface Transport {
  /** The result of a method, unchecked. @throws CallFailed */
  call(method: string, params?: object, options?: CallOptions): Promise<unknown>
  /** The bytes of a file by the path that getFile gave; null when there are more than `maxBytes`. @throws CallFailed */
  download(path: string, maxBytes: number, options?: CallOptions): Promise<Uint8Array | null>
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

async function bytesOf(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    // Leaving the loop closes the connection.
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'connection'

/**
 * Calls of the Bot API over kept connections. Four times as cheap as what telegraf brings along, which made up nearly
 * half of what the relay costs.
 */
export function openTransport(token: string, apiRoot: string): Transport {
  const root = new URL(apiRoot)
  const above = root.pathname.replace(/\/$/, '')
  const base = `${above}/bot${token}/`
  const files = `${above}/file/bot${token}/`
  const pool = new Pool(root.origin, {
    connections: CONNECTIONS,
    keepAliveTimeout: 30_000,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    // Each call has one limit for all of it.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  const exchange = async (method: string, params: object, signal: AbortSignal, options: CallOptions) => {
    const { traceparent, upload } = options
    const { statusCode, body } = await pool.request({
      path: base + method,
      method: 'POST',
      ...(upload === undefined
        ? { headers: headersOf(root.hostname, traceparent), body: JSON.stringify(params) }
        : { headers: headersOf(root.hostname, traceparent, 'form'), body: formOf(params, upload) }),
      signal,
    })
    return { status: statusCode, answer: parse(await body.text()) }
  }
  const fetchFile = async (path: string, maxBytes: number, signal: AbortSignal) => {
    const file = path.split('/').map(encodeURIComponent).join('/')
    const { statusCode, body } = await pool.request({ path: files + file, method: 'GET', signal })
    if (statusCode === 200) return await bytesOf(body, maxBytes)
    await body.dump()
    throw new CallFailed('download', failureOf(statusCode, undefined))
  }
  const exchangeWithin = async (method: string, params: object, options: CallOptions) => {
    const { timeoutMs = CALL_TIMEOUT_MS, signal } = options
    try {
      return await within(timeoutMs, signal, (limited) => exchange(method, params, limited, options))
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
    download: async (path, maxBytes, { timeoutMs = DOWNLOAD_TIMEOUT_MS, signal } = {}) => {
      try {
        return await within(timeoutMs, signal, (limited) => fetchFile(path, maxBytes, limited))
      } catch (error) {
        if (error instanceof CallFailed) throw error
        throw new CallFailed('download', { kind: 'no-answer', reason: codeOf(error) })
      }
    },
    close: () => void pool.destroy(),
  }
}
