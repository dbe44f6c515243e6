import { badRequest } from '../botapi/refusal.js'
import { botApiSchema, type JsonSchema } from '../schema/bot-api.js'
import { schemaOf } from '../schema/validate.js'

type Wanted = 'string' | 'number' | 'boolean' | 'json' | 'chat'

const wantedByMethod = new Map<string, Map<string, Wanted>>()

function resolved(schema: JsonSchema): JsonSchema {
  const name = schema.$ref?.replace('#/definitions/', '')
  return (name && botApiSchema.definitions[name]) || schema
}

function wantedOf(given: JsonSchema): Wanted {
  const schema = resolved(given)
  if (Array.isArray(schema.type)) return 'chat'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'boolean') return 'boolean'
  return schema.type === 'string' ? 'string' : 'json'
}

function wanted(method: string): Map<string, Wanted> {
  const known = wantedByMethod.get(method)
  if (known) return known
  const properties = Object.entries(schemaOf(method).properties ?? {})
  const map = new Map(properties.map(([name, schema]) => [name, wantedOf(schema)]))
  wantedByMethod.set(method, map)
  return map
}

const TRUE = new Set(['true', 'yes', '1'])

function parsed(name: string, value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    const what = name === 'reply_markup' ? 'reply keyboard markup' : name.replaceAll('_', ' ')
    throw badRequest(`can't parse ${what} JSON object`)
  }
}

/** Gives the strings of a query or a form the types that the method's schema names. */
export function fromStrings(method: string, values: Record<string, string>): Record<string, unknown> {
  const types = wanted(method)
  const params: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const type = types.get(name)
    // An empty value is, for Telegram, no value.
    if (value === '' && type !== 'string') continue
    if (type === 'number' || type === 'chat')
      params[name] = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
    else if (type === 'boolean') params[name] = TRUE.has(value.toLowerCase())
    else if (type === 'json') params[name] = parsed(name, value)
    else params[name] = value
  }
  return params
}

/** In a JSON body, too, objects may come "JSON-serialized", as the documentation words it. */
export function fromJson(method: string, values: Record<string, unknown>): Record<string, unknown> {
  for (const name in values) {
    const value = values[name]
    if (value === null) delete values[name]
    else if (typeof value === 'string' && wanted(method).get(name) === 'json')
      values[name] = parsed(name, value)
  }
  return values
}
