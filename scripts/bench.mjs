import { bootstrap } from './lib/bootstrap.mjs'
import { runScript } from './lib/problem.mjs'
import { runShown } from './lib/run.mjs'

/** `npm run bench -- relay --json`: on standard output nothing but what the bench prints. */
await runScript(async () => {
  await bootstrap()
  return runShown(process.execPath, ['--import', 'tsx', 'bench/src/main.ts', ...process.argv.slice(2)])
})
