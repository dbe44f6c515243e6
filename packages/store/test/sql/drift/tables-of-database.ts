import { z } from 'zod'
import { askDatabase } from '../ask-database.js'
import { type Column, foreignKeyText, indexText, type Tables } from './table.js'

const text = z.coerce.string()
const Names = z.array(z.object({ table: text, collation: text }))
const Columns = z.array(
  z.object({
    table: text,
    name: text,
    type: text,
    nullable: z.enum(['YES', 'NO']),
    default: text.nullable(),
    extra: text,
    collation: text.nullable(),
  }),
)
const Indexes = z.array(z.object({ table: text, name: text, nonUnique: z.coerce.number(), columns: text }))
const ForeignKeys = z.array(
  z.object({
    table: text,
    name: text,
    columns: text,
    target: text,
    targetColumns: text,
    onDelete: text,
    onUpdate: text,
  }),
)

/** The tables of a database, apart from the record of migrations. MySQL and MariaDB in one spelling. */
export async function tablesOfDatabase(url: string): Promise<Tables> {
  const names = Names.parse(
    await askDatabase(
      url,
      `SELECT table_name AS \`table\`, table_collation AS collation FROM information_schema.tables
       WHERE table_schema = DATABASE() AND table_name <> '_prisma_migrations'`,
    ),
  )
  const columns = Columns.parse(
    await askDatabase(
      url,
      `SELECT table_name AS \`table\`, column_name AS name, column_type AS type, is_nullable AS nullable,
              column_default AS \`default\`, extra AS extra, collation_name AS collation
       FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY ordinal_position`,
    ),
  )
  const indexes = Indexes.parse(
    await askDatabase(
      url,
      `SELECT table_name AS \`table\`, index_name AS name, MAX(non_unique) AS nonUnique,
              GROUP_CONCAT(CONCAT(column_name, IFNULL(CONCAT('[', sub_part, ']'), '')) ORDER BY seq_in_index) AS columns
       FROM information_schema.statistics WHERE table_schema = DATABASE() GROUP BY table_name, index_name`,
    ),
  )
  const foreignKeys = ForeignKeys.parse(
    await askDatabase(
      url,
      `SELECT k.table_name AS \`table\`, k.constraint_name AS name, k.referenced_table_name AS target,
              GROUP_CONCAT(k.column_name ORDER BY k.ordinal_position) AS columns,
              GROUP_CONCAT(k.referenced_column_name ORDER BY k.ordinal_position) AS targetColumns,
              MAX(r.delete_rule) AS onDelete, MAX(r.update_rule) AS onUpdate
       FROM information_schema.key_column_usage k
       JOIN information_schema.referential_constraints r
         ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name
        AND r.table_name = k.table_name
       WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL
       GROUP BY k.table_name, k.constraint_name, k.referenced_table_name`,
    ),
  )
  const of = <T extends { table: string }>(rows: readonly T[], table: string) =>
    rows.filter((row) => row.table === table)
  return new Map(
    names.map(({ table, collation }) => [
      table,
      {
        collation,
        columns: new Map(of(columns, table).map((row) => [row.name, columnOf(row)])),
        indexes: new Map(
          of(indexes, table).map((row) => [row.name, indexText(row.nonUnique === 0, row.columns.split(','))]),
        ),
        foreignKeys: new Map(
          of(foreignKeys, table).map((row) => [
            row.name,
            foreignKeyText(
              row.columns.split(','),
              { table: row.target, columns: row.targetColumns.split(',') },
              row.onDelete,
              row.onUpdate,
            ),
          ]),
        ),
      },
    ]),
  )
}

const columnOf = (row: z.infer<typeof Columns>[number]): Column => ({
  // MariaDB still tells the display width of numbers; only that of booleans means something.
  type: row.type.replace(/^(tinyint|smallint|int|bigint)\((\d+)\)/, (all, type, width) =>
    type === 'tinyint' && width === '1' ? all : type,
  ),
  nullable: row.nullable === 'YES',
  // MariaDB writes NULL for no default, and quotes around text.
  default:
    row.default === null || row.default === 'NULL'
      ? null
      : row.default.replace(/^'(.*)'$/, '$1').replace(/^current_timestamp/i, 'current_timestamp'),
  autoIncrement: row.extra.includes('auto_increment'),
  collation: row.collation,
})
