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
  throw refused(response.status, body)
}

function refused(status: number, body: unknown): RequestFailed {
  const said = typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : ''
  return new RequestFailed(said || `The sandbox answered ${status}.`)
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

export interface Transfer {
  /** Bytes sent so far, of the whole form. */
  onProgress?: (sent: number) => void
  stop?: AbortSignal
}

/** Sends a form with files to the control API. Throws RequestFailed, or the reason of `stop`. */
export function sendForm<T>(path: string, form: FormData, { onProgress, stop }: Transfer = {}): Promise<T> {
  // Unlike fetch, it tells how much has gone out.
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    if (stop?.aborted) return reject(stop.reason)
    stop?.addEventListener('abort', () => request.abort(), { once: true })
    request.upload.onprogress = ({ loaded }) => onProgress?.(loaded)
    request.onabort = () => reject(stop?.reason ?? new RequestFailed(AWAY))
    request.onerror = () => reject(new RequestFailed(AWAY))
    request.onload = () => {
      const { status, response } = request
      if (status >= 200 && status < 300) resolve(response as T)
      else reject(refused(status, response))
    }
    request.responseType = 'json'
    request.open('POST', `/control${path}`)
    request.send(form)
  })
}
