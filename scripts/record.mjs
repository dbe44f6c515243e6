import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bootstrap } from './lib/bootstrap.mjs'
import { endWithNpm } from './lib/parent.mjs'
import { runScript } from './lib/problem.mjs'
import { say, step } from './lib/progress.mjs'

await runScript(async () => {
  endWithNpm()
  await bootstrap()
  const { record } = await import('../packages/dev-env/dist/record-main.js')
  const { values, positionals } = parseArgs({ options: { to: { type: 'string' } }, allowPositionals: true })
  return record(process.env, { say, step }, values.to && resolve(values.to), positionals)
})
