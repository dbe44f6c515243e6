import { botApiSchema, type JsonSchema } from '@anonchat/telegram-sandbox'
import { type Identity, identifyingTexts } from './identity.js'
import type { Random } from './random.js'

/** How values are filled in. */
export interface Filling {
  readonly random: Random
  /** In every name, id and text that Telegram attaches. */
  readonly identity: Identity
  /** Of optional fields. */
  readonly density: number
  /** Ids of files that the bot may send again. */
  readonly fileIds: readonly string[]
}

type JsonObject = Record<string, unknown>

const DEEPEST = 5
const SMALL = 500
/** Typed by the member: what they say of themselves is theirs to say. */
const TYPED: Readonly<Record<string, string>> = {
  text: 'some words',
  caption: 'some words',
  language: 'python',
  question: 'how are you today?',
  explanation: 'some words',
}

/** A random value of a definition of the Bot API, with an identity wherever there is room for one. */
export function randomOf(definition: string, filling: Filling, depth = 0): unknown {
  const { identity, random } = filling
  switch (definition) {
    case 'TelegramUser':
      return {
        ...objectOf(definition, { ...filling, density: 0 }, depth),
        ...nameOf(identity),
        is_bot: random.chance(0.2),
      }
    case 'TelegramChat':
      return { ...nameOf(identity), type: 'private', title: identity.username }
    default:
      return valueFor(schemaOf(definition), definition, filling, depth)
  }
}

export const schemaOf = (definition: string): JsonSchema => {
  const schema = botApiSchema.definitions[definition]
  if (schema === undefined) throw new Error(`the Bot API has no ${definition}`)
  return schema
}

const nameOf = ({ id, first_name, last_name, username }: Identity) => ({
  id,
  first_name,
  last_name,
  username,
})

/** The fields of a definition: those that it must have, and of the others as many as the density says. */
export function objectOf(definition: string, filling: Filling, depth = 0): JsonObject {
  return fieldsOf(schemaOf(definition), filling, depth)
}

/** The value of one field of a definition. */
export function fieldOf(definition: string, field: string, filling: Filling, depth = 0): unknown {
  const schema = schemaOf(definition).properties?.[field]
  if (schema === undefined) throw new Error(`${definition} has no ${field}`)
  return valueFor(schema, field, filling, depth)
}

function fieldsOf(schema: JsonSchema, filling: Filling, depth: number): JsonObject {
  const { random, density } = filling
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name]) => schema.required?.includes(name) || (depth < DEEPEST && random.chance(density)),
  )
  return Object.fromEntries(fields.map(([name, value]) => [name, valueFor(value, name, filling, depth + 1)]))
}

function valueFor(schema: JsonSchema, name: string, filling: Filling, depth: number): unknown {
  const { random } = filling
  if (schema.$ref !== undefined) return randomOf(schema.$ref.replace('#/definitions/', ''), filling, depth)
  if (schema.anyOf !== undefined) return valueFor(choice(schema.anyOf, random, depth), name, filling, depth)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return random.pick(schema.enum)
  switch (schema.type) {
    case 'object':
      return fieldsOf(schema, filling, depth)
    case 'array':
      return Array.from({ length: depth < DEEPEST ? 1 + random.below(3) : 0 }, () =>
        valueFor(schema.items ?? {}, name, filling, depth + 1),
      )
    case 'boolean':
      return random.chance(0.5)
    case 'integer':
    case 'number':
      return numberFor(name, filling)
    default:
      return textFor(name, filling)
  }
}

/** Deep down, what nests no further, where there is such a choice. */
function choice(choices: readonly JsonSchema[], random: Random, depth: number): JsonSchema {
  const flat = choices.filter(({ type }) => type === 'string' || type === 'integer')
  return random.pick(depth >= DEEPEST && flat.length > 0 ? flat : choices)
}

function numberFor(name: string, { identity, random }: Filling): number {
  if (/(^|_)id$/.test(name) && !/message|update|topic|thread|task/.test(name)) return identity.id
  return 1 + random.below(SMALL)
}

function textFor(name: string, { identity, random, fileIds }: Filling): string {
  if (name === 'file_id') return random.pick(fileIds)
  return TYPED[name] ?? random.pick(identifyingTexts(identity))
}
