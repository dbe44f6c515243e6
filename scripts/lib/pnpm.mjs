import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './root.mjs'

/** The command that runs pnpm here: the one on the PATH if it has the right major, else through npx. */
export async function pnpmCommand() {
  const { packageManager } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  const wanted = packageManager.replace(/^pnpm@/, '').replace(/\+.*$/, '')
  const found = await versionOf('pnpm')
  if (found?.split('.')[0] === wanted.split('.')[0]) return ['pnpm']
  // --yes wins over a user's `yes=false`; without it npx would ask, and wait for ever.
  return ['npx', '--yes', `pnpm@${wanted}`]
}

function versionOf(command) {
  return new Promise((resolve) => {
    execFile(command, ['--version'], { cwd: ROOT }, (error, stdout) =>
      resolve(error ? undefined : stdout.trim()),
    )
  })
}
