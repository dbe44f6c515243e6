import { bootstrap } from './lib/bootstrap.mjs'
import { runScript } from './lib/problem.mjs'

/** Installs and builds, and does no more. */
await runScript(() => bootstrap())
