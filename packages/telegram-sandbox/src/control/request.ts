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
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  throw new ControlError(faults.join('; '))
}

/** An integer in the path. Throws ControlError. */
export function idOf(c: Context, name: string): number {
  const id = Number(c.req.param(name))
  if (!Number.isSafeInteger(id)) throw new ControlError(`${name} is no id`)
  return id
}
