import { bootstrap } from './lib/bootstrap.mjs'
import { runScript } from './lib/problem.mjs'
import { runShown } from './lib/run.mjs'

await runScript(async () => {
  await bootstrap()
  const { prepareTestServers } = await import('../packages/dev-env/dist/test-servers.js')
  const servers = await prepareTestServers(process.env)
  try {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]
    return await runShown(process.execPath, vitest, servers.env)
  } finally {
    await servers.stop()
  }
})
