import { findBinary, findBrowser, mysqlAnswers, startMysql } from '@anonchat/servers'
import { install, installOrSay } from './find-servers/find-servers.js'
import { Problem } from './problem.js'
import { readSettings } from './start/settings.js'

export interface TestServers {
  /** Variables for the test run. */
  env: Record<string, string>
  stop(): Promise<void>
}

/** Sees to it that the servers' binaries are here; installs what is missing. Throws Problem that says what to install. */
export async function ensureBinaries(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const [nats, redis, mysql] = await Promise.all([
    findBinary('nats-server'),
    findBinary('redis-server', 'valkey-server'),
    findBinary('mariadbd', 'mysqld'),
  ])
  await install(
    [
      ...(nats ? [] : (['nats'] as const)),
      ...(redis ? [] : (['redis'] as const)),
      ...(mysql ? [] : (['mysql'] as const)),
    ],
    readSettings(environment),
  )
}

/** Sees to it that there is a browser for the pages; installs one when it is missing. Throws Problem that says what to install. */
export async function ensureBrowser(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const found = await findBrowser()
  if (found !== undefined) return found
  const otherwise =
    'No Chromium and no Chrome was found here, which the tests of the pages need. Install one (Debian and Ubuntu: sudo apt-get install chromium).'
  await installOrSay(['chromium'], otherwise, readSettings(environment))
  const installed = await findBrowser()
  if (installed === undefined) throw new Problem(otherwise)
  return installed
}

/** Sees to it that calls can be relayed; installs coturn when it is missing. Throws Problem that says what to install. */
export async function ensureTurn(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const otherwise =
    'No coturn was found here, which the tests of video calls need. Install it (Debian and Ubuntu: sudo apt-get install coturn).'
  if ((await findBinary('turnserver')) !== undefined) return
  await installOrSay(['coturn'], otherwise, readSettings(environment))
}

/**
 * Sees to it that tests find their servers: the binaries, and one MySQL server for all of them (TEST_DATABASE_URL, else
 * 127.0.0.1:3306, else a private one).
 */
export async function prepareTestServers(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<TestServers> {
  await ensureBinaries(environment)
  await ensureBrowser(environment)
  await ensureTurn(environment)
  const running = readSettings(environment).TEST_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306'
  if (await mysqlAnswers(running)) return { env: { TEST_DATABASE_URL: running }, stop: async () => {} }
  const own = await startMysql()
  return { env: { TEST_DATABASE_URL: own.url }, stop: () => own.dispose() }
}
