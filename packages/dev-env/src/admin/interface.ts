import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { Refused, sentence } from './usage.js'

export interface Service {
  /** Where the admin service answers. */
  readonly url: string
  readonly key: string
  /** Names what is ordered: the same again is the same order. Made up unless given. */
  readonly order?: string | undefined
}

const Failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) })
const PATIENCE_MS = 30_000

/** What the service answers when the same request, a little later, may be done. */
const LATER: readonly (string | undefined)[] = ['not_shown', 'unavailable']
/** For an order a service that is briefly away, and for anything one that lacks a server, is asked again after these pauses. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000]
/** After so long nobody is asked again. */
const LONGEST_MS = 60_000

/**
 * Asks the admin service. What may be done a little later is asked for again, as the same order: the service does nothing twice, and
 * finishes what was cut short. @throws Refused with what stands in the way
 */
export async function askService(
  service: Service,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<unknown> {
  const began = performance.now()
  const order = service.order ?? randomUUID()
  for (let tries = 0; ; tries += 1) {
    const answer = await askOnce(service, method, path, order, body)
    if (!(answer instanceof Refused)) return answer
    if (!(method === 'POST' && answer.status === 3) && !LATER.includes(answer.code)) throw answer
    const pause = PAUSES_MS[tries]
    if (pause === undefined || performance.now() - began > LONGEST_MS)
      throw method === 'GET' ? answer : unfinished(answer, order)
    await setTimeout(pause)
  }
}

/** Whoever orders it anew might have it done twice. */
const unfinished = ({ message, status, code }: Refused, order: string): Refused =>
  new Refused(
    `${message}\n  It may be done in part. The same command with --key ${order} finishes it, and does nothing twice.`,
    status,
    code,
  )

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
    return new Refused(
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
