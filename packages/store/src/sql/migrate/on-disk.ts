import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface MigrationOnDisk {
  /** The folder's name, which begins with the time: the order of names is the order of migrations. */
  readonly name: string
  readonly sql: string
  /** SHA-256 of migration.sql in hex, as Prisma computes it. */
  readonly checksum: string
}

/** prisma/migrations of the repository, seen from src and from dist alike. */
export const MIGRATIONS_DIRECTORY = fileURLToPath(
  new URL('../../../../../prisma/migrations', import.meta.url),
)

/** Reads `<directory>/<name>/migration.sql`, oldest first. */
export async function readMigrations(directory: string): Promise<MigrationOnDisk[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: sha256(sql) }
    }),
  )
}

/** True when `checksum` is that of the script. Line ends may differ: git changes them on some machines. */
export function isUnchanged({ sql }: MigrationOnDisk, checksum: string): boolean {
  const unix = sql.replaceAll('\r\n', '\n')
  return [sql, unix, unix.replaceAll('\n', '\r\n')].some((script) => sha256(script) === checksum)
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
