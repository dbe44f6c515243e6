import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createGenerator, type Schema } from 'ts-json-schema-generator'

const here = dirname(fileURLToPath(import.meta.url))
const target = join(here, '../src/schema/bot-api.generated.json')
const types = join(here, '../node_modules/@gramio/types')

// The Bot API's only non-integer numbers; the types package calls every number `number`.
const FLOATS = new Set([
  'latitude',
  'longitude',
  'horizontal_accuracy',
  'x_shift',
  'y_shift',
  'scale',
  'main_frame_timestamp',
  'temperature',
  'rotation_angle',
  'x_percentage',
  'y_percentage',
  'width_percentage',
  'height_percentage',
  'corner_radius_percentage',
])

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** `{toJSON(): X}` and `{toString(): string}` are conveniences of the types package, not of the Bot API. */
function isConvenience(node: Json): boolean {
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return false
  const required = node.required
  return Array.isArray(required) && (required[0] === 'toJSON' || required[0] === 'toString')
}

function normalise(node: Json, name = ''): Json {
  if (Array.isArray(node)) return node.map((item) => normalise(item, name))
  if (node === null || typeof node !== 'object') {
    if (typeof node !== 'string') return node
    return node.startsWith('#/definitions/Exclude') ? '#/definitions/UpdateKind' : node
  }
  const { description: _, ...rest } = node
  if (Array.isArray(rest.anyOf)) {
    const kept = [
      ...new Set(rest.anyOf.filter((a) => !isConvenience(a)).map((a) => JSON.stringify(normalise(a, name)))),
    ]
    const unique = kept.map((text): Json => JSON.parse(text))
    const hasString = kept.includes('{"type":"string"}')
    // An upload arrives as a name to look for among the request's files, so it is a string like any other.
    const branches = hasString
      ? unique.filter((a) => JSON.stringify(a) !== '{"$ref":"#/definitions/TelegramInputFile"}')
      : unique
    if (
      branches.length === 1 &&
      typeof branches[0] === 'object' &&
      branches[0] !== null &&
      !Array.isArray(branches[0])
    ) {
      const { anyOf: __, ...others } = rest
      return { ...others, ...branches[0] }
    }
    return { ...rest, anyOf: branches }
  }
  const out: { [key: string]: Json } = {}
  for (const [key, value] of Object.entries(rest)) {
    if (key === 'properties' && value !== null && typeof value === 'object' && !Array.isArray(value)) {
      out[key] = Object.fromEntries(Object.entries(value).map(([k, v]) => [k, normalise(v, k)]))
    } else if (key === 'type' && !FLOATS.has(name)) {
      out[key] =
        value === 'number'
          ? 'integer'
          : Array.isArray(value)
            ? value.map((t) => (t === 'number' ? 'integer' : t))
            : value
    } else out[key] = normalise(value, name)
  }
  return out
}

function definitionsOf(file: string, type: string): Record<string, Json> {
  const tsconfig = join(here, 'tsconfig.schema.json')
  const schema: Schema = createGenerator({
    path: join(types, 'out', file),
    tsconfig,
    type,
    skipTypeCheck: true,
    expose: 'all',
    topRef: true,
  }).createSchema(type)
  const definitions: Record<string, Json> = JSON.parse(JSON.stringify(schema.definitions ?? {}))
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => [
      name.startsWith('Exclude') ? 'UpdateKind' : name,
      name === 'TelegramInputFile' || name === 'Blob' ? { type: 'string' } : normalise(definition),
    ]),
  )
}

/** The methods of the Bot API, each with the name of its parameters' definition (null: takes none). */
function methods(): Record<string, string | null> {
  const source = readFileSync(join(types, 'out/methods.d.ts'), 'utf8')
  const found = source.matchAll(/^ {4}(\w+): CallAPI\w*<\s*(?:Params\.(\w+))?/gm)
  return Object.fromEntries([...found].map(([, method = '', params]) => [method, params ?? null]))
}

/** The whole generated file's text: methods, and the definitions of every parameter and of Update. */
export function generateSchema(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(types, 'package.json'), 'utf8'))
  const definitions = {
    ...definitionsOf('objects.d.ts', 'TelegramUpdate'),
    ...definitionsOf('params.d.ts', '*'),
  }
  delete definitions.Blob
  const sorted = Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1)))
  const lines = Object.entries(sorted).map(
    ([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  )
  return `{
  "source": "@gramio/types ${version}",
  "methods": ${JSON.stringify(methods())},
  "definitions": {
${lines.join(',\n')}
  }
}
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, generateSchema())
