import { rmSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { atExit } from './at-exit.js'
import { canListen, freePort } from './free-port.js'
import { predecessorGone } from './predecessor.js'
import { type RunningProcess, runProcess } from './process.js'
import { PortBusy, type Server, type ServerOptions } from './server.js'
import { temporaryDir } from './temporary-dir.js'
import { waitUntil } from './wait-until.js'

/** What one kind of server brings: how it is prepared, run and asked whether it answers. */
export interface Recipe {
  kind: Server['kind']
  binary: string
  url(port: number): string
  args(place: Place): string[]
  /** Makes the data folder ready for the first start. */
  prepare?(dir: string, logFile: string): Promise<void>
  answers(port: number): Promise<boolean>
}

interface Place {
  dir: string
  port: number
  temporary: boolean
}

const READY_LIMIT_MS = 60_000
const PORT_ATTEMPTS = 5

/** Starts a server by its recipe; resolves when it answers. Throws with the end of its log when it does not. */
export async function startLocalServer(recipe: Recipe, options: ServerOptions): Promise<Server> {
  const temporary = options.dir === undefined
  const dir = resolve(options.dir ?? (await temporaryDir(recipe.kind)))
  await mkdir(dir, { recursive: true })
  const keepOrRemove = async () => {
    if (temporary) await rm(dir, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await recipe.prepare?.(dir, logOf(recipe, dir))
    return await startOnSomePort(recipe, { dir, temporary }, options.port, keepOrRemove)
  } catch (error) {
    await keepOrRemove()
    throw error
  }
}

async function startOnSomePort(
  recipe: Recipe,
  place: Omit<Place, 'port'>,
  wanted: number | undefined,
  keepOrRemove: () => Promise<void>,
): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const server = localServer(recipe, { ...place, port: wanted ?? (await freePort()) }, keepOrRemove)
    try {
      await server.start()
      return server
    } catch (error) {
      // Between choosing a free port and listening on it, another process may have taken it.
      if (wanted !== undefined || attempt === PORT_ATTEMPTS) throw error
    }
  }
}

function localServer(recipe: Recipe, place: Place, keepOrRemove: () => Promise<void>): Server {
  const logFile = logOf(recipe, place.dir)
  const pidFile = join(place.dir, `${recipe.kind}-server.pid`)
  let running: RunningProcess | undefined
  let lastPid = 0
  const cancelExit = atExit(() => {
    running?.signal(place.temporary ? 'SIGKILL' : 'SIGTERM')
    if (place.temporary) rmSync(place.dir, { recursive: true, force: true, maxRetries: 5 })
  })
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    const ending = running
    running = undefined
    await ending?.end(signal)
  }
  return {
    kind: recipe.kind,
    url: recipe.url(place.port),
    port: place.port,
    logFile,
    ended: () => running?.ended ?? Promise.resolve('not running'),
    get pid() {
      return lastPid
    },
    start: async () => {
      if (running?.alive()) return
      await predecessorGone(pidFile, recipe.binary)
      if (!(await canListen(place.port))) throw new PortBusy(recipe.kind, place.port)
      const started = await runProcess(recipe.binary, recipe.args(place), { output: logFile })
      running = started
      lastPid = started.pid
      await writeFile(pidFile, String(lastPid))
      try {
        await untilReady(recipe, started, place.port)
      } catch (error) {
        await stop('SIGKILL')
        const reason = error instanceof Error ? error.message : String(error)
        throw new Error(`${reason}\n${await lastLines(logFile)}`)
      }
    },
    stop,
    dispose: async () => {
      await stop(place.temporary ? 'SIGKILL' : 'SIGTERM')
      cancelExit()
      await keepOrRemove()
    },
  }
}

function untilReady(recipe: Recipe, started: RunningProcess, port: number): Promise<void> {
  const answered = async () => {
    if (!started.alive()) throw new Error(`${recipe.kind} ended while it started`)
    return await recipe.answers(port)
  }
  return waitUntil(answered, READY_LIMIT_MS, () => `${recipe.kind} did not answer on port ${port}`)
}

function logOf(recipe: Recipe, dir: string): string {
  return join(dir, `${recipe.kind}.log`)
}

async function lastLines(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.split('\n').slice(-15).join('\n')
}
