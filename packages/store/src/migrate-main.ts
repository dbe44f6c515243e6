import { readEnvironment } from '@anonchat/runtime'
import { runMigrateCommand } from './sql/migrate/command.js'

process.exitCode = await runMigrateCommand(
  process.argv.slice(2),
  () => readEnvironment(process.env, ['DATABASE_URL']).DATABASE_URL,
  (line) => process.stdout.write(`${line}\n`),
  (line) => process.stderr.write(`${line}\n`),
)
