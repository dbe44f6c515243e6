const TELEGRAM = 'api.telegram.org'
const JSON_BODY = { 'content-type': 'application/json' }

/**
 * Of a call to `host`. A stand-in for Telegram is told which trace a call is part of; Telegram itself never is. A form brings
 * its content type, with the boundary, by itself.
 */
export function headersOf(
  host: string,
  traceparent: string | undefined,
  body: 'json' | 'form' = 'json',
): Record<string, string> {
  const type = body === 'json' ? JSON_BODY : {}
  return traceparent === undefined || host === TELEGRAM ? type : { ...type, traceparent }
}
