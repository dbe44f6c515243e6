import { parseArgs } from 'node:util'
import { notACommand, whole } from './usage.js'
import { WRITE_OPTIONS, type WriteCommand, writeCommand } from './write-command.js'

export interface Options {
  readonly json: boolean
  readonly url: string | undefined
  /** Of an order that was cut short. */
  readonly key: string | undefined
}

const ORDERS = ['start', 'pause', 'resume', 'cancel', 'undo'] as const
const PERIODS = ['day', 'week', 'month'] as const
type Period = (typeof PERIODS)[number]

/** What somebody wants done. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'stats'; readonly period: Period }
  | { readonly kind: 'ban'; readonly member: string; readonly days: number; readonly reason?: string }
  | { readonly kind: 'unban'; readonly member: string }
  | { readonly kind: 'grant'; readonly member: string; readonly days: number }
  | { readonly kind: 'message'; readonly member: string; readonly text: string }
  | { readonly kind: 'delete'; readonly member: string }
  | { readonly kind: 'payments' }
  | { readonly kind: 'payment'; readonly decision: 'refund' | 'decline'; readonly id: number }
  | { readonly kind: 'broadcasts' }
  | WriteCommand
  | { readonly kind: 'broadcast'; readonly order: (typeof ORDERS)[number]; readonly id: number }
  | { readonly kind: 'export'; readonly member: string; readonly to: string | undefined }
  | {
      readonly kind: 'seed'
      readonly members: number
      readonly database: string | undefined
      readonly force: boolean
    }

const OPTIONS = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  url: { type: 'string' },
  key: { type: 'string' },
  days: { type: 'string' },
  reason: { type: 'string' },
  period: { type: 'string' },
  to: { type: 'string' },
  database: { type: 'string' },
  force: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  ...WRITE_OPTIONS,
} as const

const COMMON: readonly string[] = ['json', 'help', 'url']
const isOption = (name: string): name is keyof typeof OPTIONS => Object.hasOwn(OPTIONS, name)

/** The options that belong to one command; the common ones belong to all. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  stats: ['period'],
  ban: ['days', 'reason', 'key'],
  unban: ['key'],
  grant: ['key'],
  message: ['key'],
  refund: ['key'],
  decline: ['key'],
  broadcast: ['key'],
  export: ['to'],
  seed: ['database', 'force'],
  delete: ['yes', 'key'],
  'broadcast write': ['key', ...Object.keys(WRITE_OPTIONS)],
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw notACommand(`${error instanceof Error ? error.message : error}.`)
  }
}

function memberOf(text: string | undefined): string {
  if (text === undefined || !/^#?[1-9]\d{0,15}$/.test(text))
    throw notACommand(`A member is a Telegram id, or # and the number of the row, not ${text ?? 'nothing'}.`)
  return text
}

function keyOf(text: string | undefined): string | undefined {
  if (text !== undefined && !/^[\w-]{8,64}$/.test(text))
    throw notACommand('--key is 8 to 64 of A-Z a-z 0-9 _ -, as it was printed.')
  return text
}

/** How many words may follow a command; one unless it stands here. */
const MOST_WORDS: Readonly<Record<string, number>> = {
  stats: 0,
  payments: 0,
  grant: 2,
  message: 2,
  broadcast: 2,
}
const MOST_DAYS = 3_650
const MOST_ID = 4_294_967_295
const MOST_MEMBERS = 10_000_000

/** Reads a command line. @throws Refused with status 2 */
export function readCommand(args: readonly string[]): { command: Command; options: Options } {
  const { values, positionals } = parse(args)
  const options = { json: values.json, url: values.url, key: keyOf(values.key) }
  const [name = '', ...words] = positionals
  if (values.help || (name === '' && args.length === 0)) return { command: { kind: 'help' }, options }
  const own = OWN[words[0] === 'write' ? `${name} write` : name] ?? []
  for (const option of Object.keys(OPTIONS).filter(isOption))
    if (!COMMON.includes(option) && values[option] && !own.includes(option))
      throw notACommand(`${name} has no --${option}.`)
  const most = MOST_WORDS[name] ?? 1
  if (words.length > most) throw notACommand(`${name} takes no ${words.at(most)}.`)
  return { command: commandOf(name, words, values), options }
}

type Values = ReturnType<typeof parse>['values']

function commandOf(name: string, [first, second]: readonly string[], values: Values): Command {
  switch (name) {
    case 'stats': {
      const period = PERIODS.find((one) => one === (values.period ?? 'day'))
      if (period === undefined) throw notACommand(`--period is ${PERIODS.join(', ')}.`)
      return { kind: 'stats', period }
    }
    case 'ban': {
      const days = values.days === undefined ? 0 : whole('--days', values.days, 0, MOST_DAYS)
      const reason = values.reason === undefined ? {} : { reason: values.reason }
      return { kind: 'ban', member: memberOf(first), days, ...reason }
    }
    case 'unban':
      return { kind: 'unban', member: memberOf(first) }
    case 'grant':
      return { kind: 'grant', member: memberOf(first), days: whole('Days', second, 1, MOST_DAYS) }
    case 'message':
      if (second === undefined || second.trim() === '')
        throw notACommand('A message needs a text, in quotes.')
      return { kind: 'message', member: memberOf(first), text: second }
    case 'delete': {
      const member = memberOf(first)
      if (!values.yes)
        throw notACommand(`All that is kept of ${member} would be gone for ever: say so with --yes.`)
      return { kind: 'delete', member }
    }
    case 'payments':
      return { kind: 'payments' }
    case 'refund':
    case 'decline':
      return { kind: 'payment', decision: name, id: whole('The number of a payment', first, 1, MOST_ID) }
    case 'broadcast': {
      if (first === undefined || (first === 'list' && second === undefined)) return { kind: 'broadcasts' }
      if (first === 'write' && second === undefined) return writeCommand(values)
      const order = ORDERS.find((one) => one === first)
      if (order === undefined)
        throw notACommand(`A broadcast takes list, write, ${ORDERS.join(', ')}, not ${first}.`)
      return { kind: 'broadcast', order, id: whole('The number of a broadcast', second, 1, MOST_ID) }
    }
    case 'export':
      return { kind: 'export', member: memberOf(first), to: values.to }
    case 'seed': {
      const members = whole('Members', first ?? '1000000', 1, MOST_MEMBERS)
      return { kind: 'seed', members, database: values.database, force: values.force }
    }
    default:
      throw notACommand(`There is no command ${name === '' ? 'here' : name}.`)
  }
}
