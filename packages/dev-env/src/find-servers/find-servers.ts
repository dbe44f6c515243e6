import type { ServerKind } from '@anonchat/servers'
import type { Closers } from '../closers.js'
import { Problem } from '../problem.js'
import { canInstall, installPackages } from './debian.js'
import { startInDocker } from './docker.js'
import { type Found, KINDS } from './found.js'
import { startLocal } from './local.js'
import { findNamed } from './named.js'

type Settings = Readonly<Record<string, string>>

/**
 * Finds or starts the servers, each in the first way that works: the one that the environment names; a local binary;
 * Docker; on Debian as root, a package that is installed first. What is started here is stopped by `closers`.
 * Throws Problem that says what to install when there is no way.
 */
export async function findServers(
  settings: Settings,
  dataDir: string,
  say: (line: string) => void,
  closers: Closers,
): Promise<Record<ServerKind, Found>> {
  const keep = (found: Found | undefined) => {
    if (found !== undefined) closers.add(() => found.stop())
    return found
  }
  const find = async (kind: ServerKind) =>
    keep(
      (await findNamed(kind, settings)) ??
        (await startLocal(kind, dataDir, say)) ??
        (await startInDocker(kind, settings)),
    )
  const searches = [find('nats'), find('redis'), find('mysql')] as const
  // Waits for all even when one fails, so that nothing comes up after the rest was closed.
  await Promise.allSettled(searches)
  const [nats, redis, mysql] = await Promise.all(searches)
  await install(
    [
      ...(nats ? [] : ['nats' as const]),
      ...(redis ? [] : ['redis' as const]),
      ...(mysql ? [] : ['mysql' as const]),
    ],
    settings,
  )
  const findInstalled = async (kind: ServerKind) => {
    const found = keep(await startLocal(kind, dataDir, say))
    if (found === undefined) throw new Problem(howToGet([kind]))
    return found
  }
  return {
    nats: nats ?? (await findInstalled('nats')),
    redis: redis ?? (await findInstalled('redis')),
    mysql: mysql ?? (await findInstalled('mysql')),
  }
}

/** Installs the packages of those servers. Throws Problem that says what to do where that is not possible. */
export async function install(kinds: readonly ServerKind[], settings: Settings): Promise<void> {
  const names = kinds.map((kind) => KINDS[kind].package)
  await installOrSay(names, howToGet(kinds), settings)
}

/** Installs Debian packages. Throws Problem with `otherwise` where that is not possible. */
export async function installOrSay(
  names: readonly string[],
  otherwise: string,
  settings: Settings,
): Promise<void> {
  if (names.length === 0) return
  if (!canInstall()) throw new Problem(otherwise)
  await installPackages(names, settings).catch((error: Error) => {
    throw new Problem(`${names.join(', ')} could not be installed: ${error.message}`)
  })
}

function howToGet(kinds: readonly ServerKind[]): string {
  const titles = kinds.map((kind) => KINDS[kind].title).join(', ')
  const packages = kinds.map((kind) => KINDS[kind].package).join(' ')
  const variables = kinds.map((kind) => KINDS[kind].variable).join(', ')
  return (
    `Not found here: ${titles}. Install them (Debian and Ubuntu: sudo apt-get install ${packages}), ` +
    `or start Docker, or name running servers in ${variables}.`
  )
}
