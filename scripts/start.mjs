import { bootstrap } from './lib/bootstrap.mjs'
import { endWithNpm } from './lib/parent.mjs'
import { runScript } from './lib/problem.mjs'
import { say, step } from './lib/progress.mjs'

await runScript(async () => {
  endWithNpm()
  await bootstrap()
  const { start } = await import('../packages/dev-env/dist/start-main.js')
  return start(process.env, { say, step })
})
