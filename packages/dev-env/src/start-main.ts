import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '@anonchat/store'
import { Closers } from './closers.js'
import { findServers } from './find-servers/find-servers.js'
import { KINDS } from './find-servers/found.js'
import { Problem } from './problem.js'
import { ROOT } from './root.js'
import { botAddress } from './start/bot-address.js'
import { type Console, outputsIn, type StoppableConsole, stoppable } from './start/console.js'
import { forSandbox } from './start/for-sandbox.js'
import { listenForInterrupt } from './start/interrupt.js'
import { type Lock, takeLock } from './start/lock.js'
import { choosePorts } from './start/ports.js'
import { readOrInventSecrets } from './start/secrets.js'
import { readSettings, type Settings } from './start/settings.js'
import { startSandbox } from './start/start-sandbox.js'
import { startServices } from './start/start-services.js'
import { turnForCalls } from './start/start-turn.js'

// How long services may still hold their ports after the start before was killed.
const DRAIN_LIMIT_MS = 15_000

/**
 * The whole system on this machine, until it is told to stop. Gives the exit status.
 * Throws Problem, after it has stopped what it started, when something stands in the way.
 */
export async function start(
  environment: Readonly<Record<string, string | undefined>>,
  console: Console,
  dataDir = join(ROOT, '.data'),
): Promise<number> {
  mkdirSync(dataDir, { recursive: true })
  const lock = takeLock(join(dataDir, 'start.lock'))
  const closers = new Closers()
  closers.add(lock.release)
  const interrupt = listenForInterrupt()
  const up = bringUp(readSettings(environment), dataDir, lock, stoppable(console, interrupt.signal), closers)
  try {
    await Promise.race([up, interrupt.received])
    await interrupt.received
    return 0
  } finally {
    // What is on its way up must have come up or failed, so that it can be stopped.
    await Promise.allSettled([up])
    await console.step('Stopping', () => closers.closeAll())
  }
}

async function bringUp(
  settings: Settings,
  dataDir: string,
  lock: Lock,
  console: StoppableConsole,
  closers: Closers,
): Promise<void> {
  const withSandbox = settings.BOT_TOKEN === undefined
  const ports = await choosePorts(settings, withSandbox, lock.wasLeft ? DRAIN_LIMIT_MS : 0)
  const servers = await console.step('Starting NATS, Redis and MySQL', () =>
    findServers(settings, dataDir, console.say, closers),
  )
  for (const kind of ['nats', 'redis', 'mysql'] as const) {
    console.say(`  ${KINDS[kind].title.padEnd(6)} ${servers[kind].how}`)
  }
  await console.step('Migrating the database', () => bringUpToDate(servers.mysql.url))

  const turn = withSandbox ? await turnForCalls(settings, console, closers) : {}
  const env: Record<string, string> = {
    HOST: '127.0.0.1',
    ADMIN_PANEL_URL: `http://127.0.0.1:${ports.admin}`,
    ...(withSandbox && forSandbox(ports, dataDir, settings.ADMIN_IDS !== undefined)),
    ...turn,
    ...readOrInventSecrets(join(dataDir, 'secrets.json')),
    ...settings,
    NATS_URL: servers.nats.url,
    REDIS_URL: servers.redis.url,
    DATABASE_URL: servers.mysql.url,
  }
  const logs = outputsIn(join(dataDir, 'logs'), console)
  if (withSandbox) {
    env.TELEGRAM_API_ROOT = await console.step('Starting the Telegram sandbox', () =>
      startSandbox(env, ports.sandbox, logs, console, closers),
    )
  }
  await console.step('Starting the services', () => startServices(env, ports, logs, console, closers))
  const address = withSandbox
    ? `${env.TELEGRAM_API_ROOT} : phones of two strangers wait there, press Start on each${
        env.SANDBOX_ADMIN_ID === undefined ? '' : '; and that of an admin, who sends /admin'
      }`
    : await botAddress(env)
  console.say(`\nReady: open ${address} (logs are in .data/logs, Ctrl-C stops everything)\n`)
}

async function bringUpToDate(databaseUrl: string): Promise<void> {
  await migrate({ databaseUrl }).catch((error: Error) => {
    throw new Problem(`The database could not be brought up to date: ${error.message}`)
  })
}
