import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Every way in which a request to an interface fails, by its code: the status, and what is said of it. */
export type FailureTable<C extends string> = Readonly<Record<C, readonly [ContentfulStatusCode, string]>>

/** Gives failures one shape: `{ "error": { "code": …, "message": … } }`. */
export function failuresOf<C extends string>(table: FailureTable<C>) {
  /** @param detail in the place of the usual words */
  const failure = (code: C, detail?: string, headers: Record<string, string> = {}): Response => {
    const [status, message] = table[code]
    return Response.json({ error: { code, message: detail ?? message } }, { status, headers })
  }
  const fail = (code: C, detail?: string): HTTPException =>
    new HTTPException(table[code][0], { res: failure(code, detail) })
  return { failure, fail }
}
