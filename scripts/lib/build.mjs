import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pnpmCommand } from './pnpm.mjs'
import { Problem } from './problem.mjs'
import { step } from './progress.mjs'
import { ROOT } from './root.mjs'
import { runLogged } from './run.mjs'

const STAMP = join(ROOT, 'node_modules', '.build-stamp')

/** Builds every package through turbo, unless no source has changed since the last build. */
export async function buildIfNeeded() {
  const packages = await listPackages()
  const before = await fingerprint(packages)
  const isBuilt = packages.every((folder) => existsSync(join(folder, 'dist', 'index.js')))
  if (isBuilt && before === (await readFile(STAMP, 'utf8').catch(() => ''))) return
  const [command, ...first] = await pnpmCommand()
  await step('Building', async () => {
    // Through pnpm, because turbo needs to find pnpm on the PATH.
    const args = [...first, 'exec', 'turbo', 'run', 'build', '--output-logs=new-only']
    const { code, tail, path } = await runLogged('build', command, args)
    if (code === 0) return
    throw new Problem(
      `The build failed: mend what is named above, and try again (everything is in ${path}).`,
      tail,
    )
  })
  // Taken again: generated sources are part of it.
  await writeFile(STAMP, await fingerprint(packages))
}

/** The folders of packages that have something to build. */
async function listPackages() {
  const found = []
  for (const group of ['packages', 'services']) {
    const entries = await readdir(join(ROOT, group))
    found.push(...entries.map((name) => join(ROOT, group, name)))
  }
  return found.filter((folder) => existsSync(join(folder, 'tsconfig.json'))).sort()
}

async function fingerprint(packages) {
  const hash = createHash('sha256')
  for (const path of [join(ROOT, 'tsconfig.base.json'), join(ROOT, 'turbo.json'), join(ROOT, 'prisma')]) {
    await addToHash(hash, path)
  }
  for (const folder of packages) {
    for (const name of ['package.json', 'tsconfig.json', 'scripts', 'src', 'web'])
      await addToHash(hash, join(folder, name))
  }
  return hash.digest('hex')
}

async function addToHash(hash, path) {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return
  if (!found.isDirectory()) {
    if (!path.endsWith('.test.ts')) hash.update(`${path} ${found.size} ${found.mtimeMs}\n`)
    return
  }
  for (const name of (await readdir(path)).sort()) await addToHash(hash, join(path, name))
}
