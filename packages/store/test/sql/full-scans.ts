import { z } from 'zod'
import { askDatabase } from './ask-database.js'

/** A statement as `onStatement` tells of it. */
export interface Statement {
  readonly sql: string
  /** A JSON array. */
  readonly values: string
}

const Plan = z.array(
  z.object({
    select_type: z.string(),
    table: z.string().nullable(),
    type: z.string().nullable(),
    key: z.string().nullable(),
    // MariaDB adds what a filter of row ids leaves of them, like `4 (10%)`.
    rows: z.preprocess(
      (rows) => (typeof rows === 'string' ? rows.replace(/ \(.*$/, '') : rows),
      z.coerce.number().nullable(),
    ),
  }),
)

/** Asks the server how it would run the statement. Names each table of which it would read everything, or nearly. */
export async function fullScans(url: string, { sql, values }: Statement): Promise<string[]> {
  const rows = await askDatabase(
    url,
    `EXPLAIN FORMAT=TRADITIONAL ${sql}`,
    z.array(z.unknown()).parse(JSON.parse(values)).map(toSql),
  )
  return (
    Plan.parse(rows)
      .filter(({ table }) => table !== null && !table.startsWith('<'))
      // INSERT … VALUES reads nothing, though the plan calls that ALL.
      .filter(({ select_type }) => select_type !== 'INSERT')
      .filter(({ type, rows }) => type === 'ALL' || type === 'index' || (rows ?? 0) > 1_000)
      .map(({ table, type, key, rows }) => `${table}: ${type} by ${key}, about ${rows} rows, for ${sql}`)
  )
}

/** Prisma tells of ids of 64 bits and of dates as text. */
function toSql(value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (/^\d+$/.test(value)) return BigInt(value)
  return /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? value.replace('T', ' ').replace('Z', '') : value
}
