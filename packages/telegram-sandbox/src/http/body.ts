import type { IncomingMessage } from 'node:http'
import { badRequest } from '../botapi/refusal.js'
import { fromJson, fromStrings } from './coerce.js'
import { parseMultipart, type Upload } from './multipart.js'

export const MAX_BODY = 60 * 1024 * 1024

export interface ReadCall {
  params: Record<string, unknown>
  uploads: ReadonlyMap<string, Upload>
}

const NO_UPLOADS: ReadonlyMap<string, Upload> = new Map()

/** The whole body of a request; null when it is larger than `limit` or breaks off. */
export function readBody(request: IncomingMessage, limit: number, done: (body: Buffer | null) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  let over = false
  request.on('data', (chunk: Buffer) => {
    size += chunk.byteLength
    if (size <= limit) chunks.push(chunk)
    else over = true
  })
  request.on('end', () => {
    const [only] = chunks
    done(over ? null : chunks.length === 1 && only ? only : Buffer.concat(chunks))
  })
  request.on('error', () => done(null))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The parameters of a call, from its query and its body. Throws Telegram's 400s. */
export function readCall(method: string, query: string, contentType: string, body: Buffer): ReadCall {
  const inQuery = query === '' ? {} : fromStrings(method, Object.fromEntries(new URLSearchParams(query)))
  if (body.byteLength === 0) return { params: inQuery, uploads: NO_UPLOADS }
  if (contentType.startsWith('application/json')) {
    return { params: merge(inQuery, fromJson(method, parseJson(body))), uploads: NO_UPLOADS }
  }
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    const form = Object.fromEntries(new URLSearchParams(body.toString('utf8')))
    return { params: merge(inQuery, fromStrings(method, form)), uploads: NO_UPLOADS }
  }
  if (contentType.startsWith('multipart/form-data')) {
    const form = parseMultipart(body, contentType)
    if (!form) throw badRequest('sandbox: wrong multipart body')
    // Some clients repeat the method's name in the form.
    if (form.fields.method?.toLowerCase() === method.toLowerCase()) delete form.fields.method
    const params = merge(inQuery, fromStrings(method, form.fields))
    // A file in the field of a parameter is that parameter; others are reached as attach://<field>.
    const attached = JSON.stringify(params)
    for (const name of form.files.keys()) {
      if (!(name in params) && !attached.includes(`attach://${name}`)) params[name] = `attach://${name}`
    }
    return { params, uploads: form.files }
  }
  throw badRequest('sandbox: unknown content type')
}

function parseJson(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    if (isRecord(value)) return value
  } catch {}
  throw badRequest("can't parse JSON object")
}

function merge(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  for (const name in a) b[name] ??= a[name]
  return b
}
