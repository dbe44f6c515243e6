import { execFile } from 'node:child_process'

// Debian keeps daemons in sbin folders that are not on every PATH; Homebrew has its own.
const EXTRA_FOLDERS = '/usr/sbin:/usr/local/sbin:/usr/local/bin:/opt/homebrew/bin:/opt/homebrew/sbin'

/** The absolute path of the first of `names` that is installed here; undefined when none is. */
export async function findBinary(...names: string[]): Promise<string | undefined> {
  for (const name of names) {
    const path = await commandPath(name)
    if (path !== undefined) return path
  }
  return undefined
}

function commandPath(name: string): Promise<string | undefined> {
  const script = `PATH="$PATH:${EXTRA_FOLDERS}"; command -v -- "$1"`
  return new Promise((resolve) => {
    execFile('/bin/sh', ['-c', script, 'sh', name], (error, stdout) => {
      resolve(error === null ? stdout.trim() || undefined : undefined)
    })
  })
}
