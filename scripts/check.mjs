import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrap } from './lib/bootstrap.mjs'
import { runScript } from './lib/problem.mjs'
import { ROOT } from './lib/root.mjs'
import { runShown } from './lib/run.mjs'

const FOLDER = join(ROOT, 'scripts', 'checks')

/** Runs every check in scripts/checks, in order of their names, even after one has failed. */
await runScript(async () => {
  await bootstrap()
  const names = existsSync(FOLDER)
    ? readdirSync(FOLDER)
        .filter((name) => name.endsWith('.mjs'))
        .sort()
    : []
  const failed = []
  for (const name of names) {
    const status = await runShown(process.execPath, [join(FOLDER, name)])
    process.stdout.write(`${status === 0 ? '✓' : '✗'} ${name.replace('.mjs', '')}\n`)
    if (status !== 0) failed.push(name)
  }
  process.stdout.write(`checks: ${names.length - failed.length} passed, ${failed.length} failed\n`)
  return failed.length === 0 ? 0 : 1
})
