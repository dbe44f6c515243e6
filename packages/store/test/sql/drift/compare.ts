import type { Column, Table, Tables } from './table.js'

/** Every difference in a line of words; none when the database is what schema.prisma says. */
export function compareTables(expected: Tables, actual: Tables): string[] {
  return eachOf(expected, actual, 'table', '', (name, want, is) => compareTable(name, want, is))
}

function compareTable(name: string, want: Table, is: Table): string[] {
  return [
    ...differ(`table ${name} has collation`, want.collation, is.collation),
    ...eachOf(want.columns, is.columns, 'column', `${name}.`, compareColumn),
    ...eachOf(want.indexes, is.indexes, 'index', `${name}.`, (index, a, b) =>
      differ(`index ${index} is`, a, b),
    ),
    ...eachOf(want.foreignKeys, is.foreignKeys, 'foreign key', `${name}.`, (key, a, b) =>
      differ(`foreign key ${key} is`, a, b),
    ),
  ]
}

const COLUMN_FACTS = ['type', 'nullable', 'default', 'autoIncrement', 'collation'] as const

const compareColumn = (name: string, want: Column, is: Column) =>
  COLUMN_FACTS.flatMap((fact) => differ(`column ${name} has ${fact}`, want[fact], is[fact]))

const differ = (what: string, want: unknown, is: unknown) =>
  want === is ? [] : [`${what} ${is}, not ${want}`]

/** Names what only one side has, and compares what both have. */
function eachOf<T>(
  expected: ReadonlyMap<string, T>,
  actual: ReadonlyMap<string, T>,
  kind: string,
  prefix: string,
  compare: (name: string, want: T, is: T) => string[],
): string[] {
  const names = new Set([...expected.keys(), ...actual.keys()])
  return [...names].flatMap((name) => {
    const [want, is] = [expected.get(name), actual.get(name)]
    if (is === undefined) return [`${kind} ${prefix}${name} is missing`]
    if (want === undefined) return [`${kind} ${prefix}${name} is not in schema.prisma`]
    return compare(prefix + name, want, is)
  })
}
