import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const REPOSITORY = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

/** The tree that is checked: `--root <folder>` (tests plant faults in a copy), else the repository. */
export function checkedRoot() {
  const at = process.argv.indexOf('--root')
  return at === -1 ? REPOSITORY : resolve(process.argv[at + 1] ?? '.')
}

/** `--write`: bring the generated file up to date instead of checking it. */
export const shouldWrite = () => process.argv.includes('--write')

/**
 * Ends a check: each fault on a line of its own and exit status 1, or one line that says what was found right.
 * @param {readonly string[]} faults
 * @param {string} right
 */
export function report(faults, right) {
  if (faults.length === 0) {
    process.stdout.write(`ok: ${right}\n`)
    return
  }
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.exitCode = 1
}
