/** A table as both schema.prisma and the database describe it, in one spelling. */
export interface Table {
  readonly collation: string
  readonly columns: ReadonlyMap<string, Column>
  /** Name to `UNIQUE (a, b)` or `(a, b)`. */
  readonly indexes: ReadonlyMap<string, string>
  /** Name to `(a) REFERENCES t(b) ON DELETE … ON UPDATE …`. */
  readonly foreignKeys: ReadonlyMap<string, string>
}

export interface Column {
  /** `varchar(64)`, `int unsigned`, `enum('a','b')`. */
  readonly type: string
  readonly nullable: boolean
  /** As SQL writes it, without quotes: `0`, `paid`, `current_timestamp(3)`. */
  readonly default: string | null
  readonly autoIncrement: boolean
  /** Of text and enums, else null. */
  readonly collation: string | null
}

export type Tables = ReadonlyMap<string, Table>

export const indexText = (unique: boolean, columns: readonly string[]) =>
  `${unique ? 'UNIQUE ' : ''}(${columns.join(', ')})`

export const foreignKeyText = (
  columns: readonly string[],
  target: { table: string; columns: readonly string[] },
  onDelete: string,
  onUpdate: string,
) =>
  `(${columns.join(', ')}) REFERENCES ${target.table}(${target.columns.join(', ')}) ON DELETE ${onDelete} ON UPDATE ${onUpdate}`
