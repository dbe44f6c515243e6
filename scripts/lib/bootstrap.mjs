import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { Problem } from './problem.mjs'

const OLDEST_NODE = [20, 19]

/** Brings a fresh clone to where the project's own code can run. Uses nothing but Node. Throws Problem. */
export async function bootstrap({ build = true } = {}) {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Problem(
      `Node ${process.versions.node} is too old: install Node ${OLDEST_NODE.join('.')} or newer (https://nodejs.org), and try again.`,
    )
  }
  await installIfNeeded()
  if (build) await buildIfNeeded()
}
