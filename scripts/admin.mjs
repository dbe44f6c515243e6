import { bootstrap } from './lib/bootstrap.mjs'
import { runScript } from './lib/problem.mjs'

await runScript(async () => {
  await bootstrap()
  const { admin } = await import('../packages/dev-env/dist/admin-main.js')
  return admin(process.argv.slice(2), process.env, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  })
})
