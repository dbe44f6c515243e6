import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { endWithParent } from './end-with-parent.js'

export interface ProcessOptions {
  /** Where its output goes: appended to a file of this path, or line by line to a function. */
  output: string | ((line: string) => void)
  /** Default: that of this process. */
  env?: Readonly<Record<string, string | undefined>>
  cwd?: string
  /** How long it may take to obey SIGTERM before it is killed. Default 20 s: a busy MariaDB needs some seconds. */
  obeyMs?: number
}

export interface RunningProcess {
  readonly pid: number
  /** Resolves when the process has ended: `exit status 1`, `SIGKILL`. */
  readonly ended: Promise<string>
  alive(): boolean
  signal(signal: NodeJS.Signals): void
  /** Sends the signal and resolves when the process is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Runs a program that ends when this process ends, however it ends. */
export async function runProcess(
  program: string,
  args: readonly string[],
  options: ProcessOptions,
): Promise<RunningProcess> {
  const guard = await endWithParent()
  const [command, firstArgs] = guard.wrap(program)
  const { output } = options
  const file = typeof output === 'string' ? openSync(output, 'a') : undefined
  const child = spawn(command, [...firstArgs, ...args], {
    stdio: ['ignore', file ?? 'pipe', file ?? 'pipe'],
    env: options.env,
    cwd: options.cwd,
    // Its own process group: Ctrl-C in a terminal reaches our process only, which then stops the others in order.
    detached: true,
  })
  if (file !== undefined) closeSync(file)
  if (typeof output === 'function') readLines(child, output)
  await once(child, 'spawn')
  const { pid } = child
  if (pid === undefined) throw new Error(`${program} did not start`)
  const stopWatching = guard.watch(pid)
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      stopWatching()
      resolve(signal ?? `exit status ${code}`)
    })
  })
  // What we run must not keep us from ending.
  child.unref()
  return {
    pid,
    ended,
    alive: () => child.exitCode === null && child.signalCode === null,
    signal: (signal) => child.kill(signal),
    end: async (signal) => {
      child.ref()
      child.kill(signal)
      const force = setTimeout(() => child.kill('SIGKILL'), options.obeyMs ?? 20_000)
      await ended
      clearTimeout(force)
    },
  }
}

function readLines(child: ChildProcess, take: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', take)
  }
}
