import type { Context } from 'hono'
import type { z } from 'zod'
import { ControlError } from '../members/control-error.js'

/** The parsed body of a control request; an empty body counts as `{}`. Throws ControlError. */
export async function bodyOf<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await c.req.text()
  let value: unknown
  try {
    value = text === '' ? {} : JSON.parse(text)
  } catch {
    throw new ControlError('the body is no JSON')
  }
  return parsed(value, schema)
}

/** A value of the shape that is wanted. Throws ControlError. */
export function parsed<Schema extends z.ZodType>(value: unknown, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  throw new ControlError(faults.join('; '))
}

/** The query of a control request, without `bot`. Throws ControlError. */
export function queryOf<Schema extends z.ZodType>(c: Context, schema: Schema): z.output<Schema> {
  const { bot: _, ...query } = c.req.query()
  return parsed(query, schema)
}

/** An integer in the path. Throws ControlError. */
export function idOf(c: Context, name: string): number {
  const id = Number(c.req.param(name))
  if (!Number.isSafeInteger(id)) throw new ControlError(`${name} is no id`)
  return id
}
