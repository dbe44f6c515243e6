import { randomUUID } from 'node:crypto'
import type { MemberKey } from '@anonchat/store'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { readTarget } from '../../domain/target.js'
import type { Order } from '../../out/operations/context.js'
import { fail, failure } from './failures.js'

/** Before anything is read, and before it is known who asks: nothing that operators send is longer. */
export const bounded = bodyLimit({ maxSize: 64 * 1_024, onError: () => failure('too_large') })

function parsed<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const faults = result.error.issues.map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  )
  throw fail('invalid_request', faults.join('; '))
}

/** The body of a request; nothing at all counts as `{}`. @throws HTTPException */
export async function bodyOf<S extends z.ZodType>(c: Context, schema: S): Promise<z.infer<S>> {
  const text = await c.req.text()
  let json: unknown
  try {
    json = text === '' ? {} : JSON.parse(text)
  } catch {
    throw fail('invalid_request', 'the body is not JSON')
  }
  return parsed(schema, json)
}

export const queryOf = <S extends z.ZodType>(c: Context, schema: S): z.infer<S> =>
  parsed(schema, c.req.query())

/** Whom a path is about: a Telegram id, or `#` (as %23) and the number of the row. @throws HTTPException */
export function memberKeyOf(c: Context): MemberKey {
  const target = readTarget(c.req.param('member') ?? '')
  if (target === null || target.rest !== '')
    throw fail('invalid_request', 'member: a Telegram id, or %23 and the number of the row')
  return target.key
}

export const Id = z.coerce.number().int().positive().max(4_294_967_295)

/** How much of a list is wanted. */
export const Limit = z.coerce.number().int().min(1).max(100).default(20)

export const idOf = (c: Context): number => parsed(z.object({ id: Id }), { id: c.req.param('id') }).id

const OrderKey = z.string().regex(/^[\w-]{8,64}$/, 'Idempotency-Key: expected 8 to 64 of A-Z a-z 0-9 _ -')

/**
 * The order of an operator by the key of the interface. The same Idempotency-Key again does nothing twice, and finishes what was cut short.
 * @throws HTTPException
 */
export function operatorOrder(c: Context, now: number): Order {
  const given = c.req.header('Idempotency-Key')
  const name = given === undefined ? randomUUID() : parsed(OrderKey, given)
  return { actor: { kind: 'api' }, trace: `api-${name}`, at: new Date(now) }
}
