import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { runCommand } from './command.js'

const POLICY = '/usr/sbin/policy-rc.d'

/** Whether packages can be installed here: Debian or a system made from it, as root. */
export function canInstall(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/** Installs Debian packages without starting the daemons that they bring. Throws with what apt-get said. */
export async function installPackages(
  names: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const apt = (...args: string[]) =>
    runCommand('/usr/bin/apt-get', args, { env: { ...settings, DEBIAN_FRONTEND: 'noninteractive' } })
  const install = () => apt('install', '--yes', '--no-install-recommends', ...names)
  const allowDaemons = keepDaemonsDown()
  try {
    let outcome = await install()
    if (!outcome.ok) {
      // The lists of packages are missing on a new machine.
      await apt('update')
      outcome = await install()
    }
    if (!outcome.ok) throw new Error(outcome.output.split('\n').slice(-5).join('\n'))
  } finally {
    allowDaemons()
  }
}

/** Debian's own way to say that packages must not start their daemons. */
function keepDaemonsDown(): () => void {
  if (existsSync(POLICY)) return () => undefined
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  return () => rmSync(POLICY, { force: true })
}
