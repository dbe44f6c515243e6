const TELEGRAM = 'api.telegram.org'
const JSON_BODY = { 'content-type': 'application/json' }

/** Of a call to `host`. A stand-in for Telegram is told which trace a call is part of; Telegram itself never is. */
export const headersOf = (host: string, traceparent: string | undefined): Record<string, string> =>
  traceparent === undefined || host === TELEGRAM ? JSON_BODY : { ...JSON_BODY, traceparent }
