import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pnpmCommand } from './pnpm.mjs'
import { Problem } from './problem.mjs'
import { step } from './progress.mjs'
import { ROOT } from './root.mjs'
import { runLogged } from './run.mjs'

const STAMP = join(ROOT, 'node_modules', '.install-stamp')

/** Installs what the lockfile names, unless exactly that is installed already. */
export async function installIfNeeded() {
  const wanted = await fingerprint()
  const installed = await readFile(STAMP, 'utf8').catch(() => '')
  if (installed === wanted) return
  const [command, ...first] = await pnpmCommand()
  await step('Installing dependencies', async () => {
    const { code, tail, path } = await runLogged('install', command, [
      ...first,
      'install',
      '--frozen-lockfile',
    ])
    if (code === 0) return
    throw new Problem(
      `The dependencies could not be installed: see that \`npm ping\` reaches your registry, and try again (everything is in ${path}).`,
      tail,
    )
  })
  await writeFile(STAMP, wanted)
}

async function fingerprint() {
  const hash = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']) {
    hash.update(await readFile(join(ROOT, file)))
  }
  return `${hash.digest('hex')} node-${process.versions.modules}`
}
