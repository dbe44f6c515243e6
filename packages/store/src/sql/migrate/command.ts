import { parseArgs } from 'node:util'
import { describeDatabaseError } from '../database-down.js'
import { type MigrateOptions, migrate, resolveMigration } from './migrate.js'
import { MigrationRefused } from './refused.js'
import { readMigrationStatus } from './status.js'

const HELP = `Brings the database of DATABASE_URL up to date.

  --status               say how it stands and change nothing (exit status 1 unless up to date)
  --applied <name>       a failed migration was completed by hand
  --rolled-back <name>   a failed migration was undone by hand
  --no-create            do not create a missing database
  --lock-wait <seconds>  how long to wait for another process that migrates (60)
  --migrations <folder>  where the migrations are (prisma/migrations of the repository)
  --help                 this text`

/**
 * The migrate command. Gives the exit status: 0 done and up to date, 1 refused or failed, 2 called wrongly.
 * @param say takes a line of the normal output
 * @param complain takes what went wrong, in words
 */
export async function runMigrateCommand(
  args: readonly string[],
  readDatabaseUrl: () => string,
  say: (line: string) => void,
  complain: (line: string) => void,
): Promise<0 | 1 | 2> {
  const flags = readFlags(args)
  if (typeof flags === 'string') {
    complain(`${flags}\n${HELP}`)
    return 2
  }
  if (flags.help) {
    say(HELP)
    return 0
  }
  try {
    const options = {
      databaseUrl: readDatabaseUrl(),
      mayCreateDatabase: !flags['no-create'],
      lockWaitSeconds: Number(flags['lock-wait']),
      ...(flags.migrations === undefined ? {} : { directory: flags.migrations }),
      say,
    }
    if (flags.status) return await printStatus(options, say, complain)
    if (flags['rolled-back'] !== undefined)
      await resolveMigration(options, flags['rolled-back'], 'rolled-back')
    if (flags.applied !== undefined) await resolveMigration(options, flags.applied, 'applied')
    const applied = await migrate(options)
    say(
      applied.length === 0
        ? 'The database is up to date.'
        : `Applied ${applied.length}; the database is up to date.`,
    )
    return 0
  } catch (error) {
    complain(error instanceof MigrationRefused ? error.message : describeDatabaseError(error))
    return 1
  }
}

async function printStatus(
  options: MigrateOptions,
  say: (line: string) => void,
  complain: (line: string) => void,
): Promise<0 | 1> {
  const plan = await readMigrationStatus(options)
  if (plan.kind === 'refuse') {
    for (const fault of plan.faults) complain(fault)
    return 1
  }
  for (const name of plan.applied) say(`applied  ${name}`)
  for (const { name } of plan.pending) say(`pending  ${name}`)
  return plan.pending.length === 0 ? 0 : 1
}

function readFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        status: { type: 'boolean', default: false },
        applied: { type: 'string' },
        'rolled-back': { type: 'string' },
        'no-create': { type: 'boolean', default: false },
        'lock-wait': { type: 'string', default: '60' },
        migrations: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    return /^\d{1,6}$/.test(values['lock-wait']) ? values : '--lock-wait takes a number of seconds'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
