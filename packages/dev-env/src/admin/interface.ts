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

/** What takes its time is asked for again, as the same order. */
const LATE = 'not_shown'
const TRIES = 3

/** Asks the admin service. @throws Refused with what stands in the way */
export async function askService(
  service: Service,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<unknown> {
  const order = randomUUID()
  for (let left = TRIES; ; left -= 1) {
    const answer = await askOnce(service, method, path, order, body)
    if (!(answer instanceof Refused)) return answer
    if (answer.code !== LATE || left <= 1) throw answer
  }
}

/** @returns what was answered, or why it is refused */
async function askOnce(
  { url, key }: Service,
  method: 'GET' | 'POST',
  path: string,
  order: string,
  body: object | undefined,
): Promise<unknown> {
  const base = url.replace(/\/$/, '')
  let answer: Response
  let text: string
  try {
    answer = await fetch(`${base}/api/admin${path}`, {
      method,
      headers: { 'X-API-Key': key, 'Idempotency-Key': order },
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
  if (failure.success) return new Refused(sentence(failure.data.error.message), 1, failure.data.error.code)
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
