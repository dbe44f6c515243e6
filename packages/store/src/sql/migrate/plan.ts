import type { MigrationRecord } from './history.js'
import { isUnchanged, type MigrationOnDisk } from './on-disk.js'

export type Plan =
  | {
      readonly kind: 'run'
      readonly pending: readonly MigrationOnDisk[]
      readonly applied: readonly string[]
    }
  | { readonly kind: 'refuse'; readonly faults: readonly string[] }

/** Compares the scripts with what the database says was run. Refuses unless both tell the same story. */
export function planMigrations(
  onDisk: readonly MigrationOnDisk[],
  history: readonly MigrationRecord[],
): Plan {
  const standing = history.filter((record) => record.rolledBackAt === null)
  const scripts = new Map(onDisk.map((migration) => [migration.name, migration]))
  const faults = standing.flatMap((record) => faultOf(record, scripts.get(record.name)))
  if (faults.length > 0) return { kind: 'refuse', faults }
  const applied = standing.map((record) => record.name)
  return { kind: 'run', applied, pending: onDisk.filter(({ name }) => !applied.includes(name)) }
}

function faultOf(record: MigrationRecord, script: MigrationOnDisk | undefined): string[] {
  const { name } = record
  if (record.finishedAt === null) {
    const how = record.logs === null ? 'was interrupted' : `failed: ${record.logs.slice(0, 500)}`
    return [
      `Migration ${name}, started ${record.startedAt} UTC, ${how}\n` +
        'It may be half done. Look at the database and repair it by hand, then say how it stands:\n' +
        `  --rolled-back ${name}   nothing of it is left; it will be run again\n` +
        `  --applied ${name}       all of it is done`,
    ]
  }
  if (script === undefined)
    return [
      `Migration ${name} was run on this database, but is not among the migrations of this version.\n` +
        'The database is newer than this version, or the wrong one: deploy the version that has it, or correct DATABASE_URL.',
    ]
  if (!isUnchanged(script, record.checksum))
    return [
      `Migration ${name} was changed after it had been run on this database.\n` +
        'Restore its migration.sql from version control, and put the change into a new migration.',
    ]
  return []
}
