import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Refused, sentence } from './usage.js'

export interface Service {
  /** Where the admin service answers. */
  readonly url: string
  readonly key: string
}

const Failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) })
const PATIENCE_MS = 30_000

/** Asks the admin service. @throws Refused with what stands in the way */
export async function askService({ url, key }: Service, method: 'GET' | 'POST', path: string, body?: object) {
  const base = url.replace(/\/$/, '')
  let answer: Response
  let text: string
  try {
    answer = await fetch(`${base}/api/admin${path}`, {
      method,
      headers: { 'X-API-Key': key, 'Idempotency-Key': randomUUID() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    text = await answer.text()
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : error
    throw new Refused(
      `The admin service does not answer at ${base} (${cause}). Is it running (npm start, or docker compose up -d admin)? ` +
        'Another address is given with --url or ADMIN_PORT.',
      3,
    )
  }
  if (answer.ok) return json(text)
  const failure = Failure.safeParse(json(text))
  if (answer.status === 401 || answer.status === 429)
    throw new Refused(
      answer.status === 429
        ? 'Too many wrong keys came from here: wait a minute.'
        : `The admin service at ${base} has another key: give the API_SECRET_KEY that it was started with, in the environment or in .env.`,
      4,
    )
  if (failure.success) throw new Refused(sentence(failure.data.error.message), 1)
  if (answer.status === 404)
    throw new Refused(
      `What answers at ${base} has no interface for operators: it is not the admin service, or that was started without API_SECRET_KEY.`,
      3,
    )
  throw new Refused(`The admin service answered with ${answer.status}; its log says why.`, 1)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
