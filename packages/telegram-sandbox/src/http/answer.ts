import type { ServerResponse } from 'node:http'
import type { Refusal } from '../botapi/refusal.js'

/** An answer as the Bot API words it. */
export interface Answer {
  status: number
  body: unknown
}

export function accepted(result: unknown): Answer {
  return { status: 200, body: { ok: true, result } }
}

export function refused(refusal: Refusal): Answer {
  const { code, description, parameters } = refusal
  return {
    status: code,
    body: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = Buffer.from(JSON.stringify(body))
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.byteLength })
  response.end(text)
}

export function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  const bytes = Buffer.from(text)
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.byteLength })
  response.end(bytes)
}
