import { createRequire } from 'node:module'
import { describeSchema } from './schema-words.mjs'

/** docs/messages.md as text, made from the contracts. `built` are the services that exist; others are marked. */
export function messagesPage(contracts, built) {
  const { named, schemaOf } = namedSchemas(contracts)
  const messages = contracts.CATALOG.map((entry) => messageSection(entry, schemaOf, built))
  const queues = Object.entries(contracts.QUEUES).map(([name, queue]) => queueSection(name, queue, schemaOf))
  const shapes = [...named]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, schema]) => `### ${name}\n\n${describeSchema(schema)}`)
  return `${[HEAD, overview(contracts, built), ...messages, QUEUES_HEAD, ...queues, SHAPES_HEAD, ...shapes].join('\n\n')}\n`
}

const HEAD = `# Messages

<!-- Made from packages/contracts by \`node scripts/checks/messages.mjs --write\`; do not edit. -->

Everything that services say to each other. \`<p>\` is the partition of a member and \`<s>\` that of a chat: the id modulo
64. Both ends of a message import its schema from \`packages/contracts\`; what does not parse goes to \`dead.<stream>\`.
A service with an asterisk is yet to come.`

/** Services of the design; the rest of the names are words such as `all`. */
const LATER = new Set(['admin', 'video-call'])

const QUEUES_HEAD = `## Queues

Jobs of BullMQ in Redis. They carry no content.`

const SHAPES_HEAD = `## Shapes

What several messages are made of.`

/** Who sends or receives: a service that is yet to come is marked with an asterisk. */
const parties = (names, built) =>
  names.map((name) => (built.has(name) || !LATER.has(name) ? name : `${name}*`)).join(', ')

function duration(ms) {
  const minutes = ms / 60_000
  return minutes < 60 ? `${minutes} min` : `${minutes / 60} h`
}

function overview({ CATALOG, STREAMS }, built) {
  const rows = CATALOG.map(
    ({ subject, stream, from, to, about }) =>
      `| \`${subject}\` | ${stream ?? 'none'} | ${parties(from, built)} → ${parties(to, built)} | ${about} |`,
  )
  const streams = Object.entries(STREAMS).map(([name, settings]) => {
    const subjects = settings.subjects.map((subject) => `\`${subject}\``).join(', ')
    const kept =
      settings.retention === 'workqueue' ? 'until acknowledged, at most' : 'whether read or not, for'
    return `| ${name} | ${subjects} | ${kept} ${duration(settings.maxAgeMs)} | ${duration(settings.duplicateWindowMs)} |`
  })
  return [
    '| subject | stream | from → to | what it is |\n|---|---|---|---|',
    ...rows,
    '\n| stream | subjects | kept | repeats refused for |\n|---|---|---|---|',
    ...streams,
  ].join('\n')
}

function messageSection({ subject, stream, from, to, about, schema, example }, schemaOf, built) {
  return `## \`${subject}\`

${about} From ${parties(from, built)} to ${parties(to, built)}, ${stream === null ? 'not kept' : `kept in ${stream}`}.

${describeSchema(schemaOf(schema))}

${exampleBlock(example)}`
}

const queueSection = (name, { schema, example }, schemaOf) =>
  `### Queue \`${name}\`\n\n${describeSchema(schemaOf(schema))}\n\n${exampleBlock(example)}`

const exampleBlock = (example) => `\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``

/** Gives JSON schemas in which every exported schema is referred to by its name, and collects the named ones. */
function namedSchemas(contracts) {
  const require = createRequire(new URL('../../../packages/contracts/package.json', import.meta.url))
  const { z } = require('zod')
  const whole = new Set(
    [...contracts.CATALOG, ...Object.values(contracts.QUEUES)].map(({ schema }) => schema),
  )
  const names = z.registry()
  for (const [name, value] of Object.entries(contracts)) {
    if (value instanceof z.ZodType && !whole.has(value)) names.add(value, { id: name })
  }
  const named = new Map()
  const schemaOf = (schema) => {
    const { $defs = {}, ...rest } = z.toJSONSchema(schema, { metadata: names, io: 'input' })
    for (const [name, definition] of Object.entries($defs)) named.set(name, definition)
    return rest
  }
  return { named, schemaOf }
}
