import type { JsMsg } from 'nats'
import type { z } from 'zod'

export type ParsedMessage<T> =
  | { readonly ok: true; readonly payload: T }
  /** `raw`: the payload when it is JSON at least. The error names fields and faults, no values. */
  | { readonly ok: false; readonly error: Error; readonly raw: unknown }

export function parseMessage<S extends z.ZodType>(schema: S, message: JsMsg): ParsedMessage<z.infer<S>> {
  let raw: unknown
  try {
    raw = message.json()
  } catch {
    return { ok: false, error: new Error('not JSON'), raw: undefined }
  }
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { ok: true, payload: parsed.data }
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`)
  return { ok: false, error: new Error(faults.join('; ')), raw }
}
