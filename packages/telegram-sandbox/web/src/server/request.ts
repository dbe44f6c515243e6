/** The sandbox refused what was asked, or did not answer; the message may be shown. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
}

const AWAY = 'The sandbox does not answer. Is it still running?'

async function answerOf<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(`/control${path}`, init)
  } catch {
    throw new RequestFailed(AWAY)
  }
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body as T
  const said = typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : ''
  throw new RequestFailed(said || `The sandbox answered ${response.status}.`)
}

/** Asks the control API. Throws RequestFailed. */
export const get = <T>(path: string): Promise<T> => answerOf<T>(path, {})

/** Sends JSON to the control API. Throws RequestFailed. */
export function send<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  return answerOf<T>(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

/** Sends a form with files to the control API. Throws RequestFailed. */
export const sendForm = <T>(path: string, form: FormData): Promise<T> =>
  answerOf<T>(path, { method: 'POST', body: form })
