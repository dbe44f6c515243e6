import { bootstrap } from './lib/bootstrap.mjs'
import { endWithNpm } from './lib/parent.mjs'
import { runScript } from './lib/problem.mjs'
import { say, step } from './lib/progress.mjs'

await runScript(async () => {
  endWithNpm()
  await bootstrap()
  const { demo } = await import('../packages/dev-env/dist/demo-main.js')
  return demo(process.env, { say, step })
})
