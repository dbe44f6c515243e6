import { spawn } from 'node:child_process'
import { findBinary } from './find-binary.js'

export interface ParentGuard {
  /** The command and first arguments that run `binary` under the guard. */
  wrap(binary: string): [command: string, args: string[]]
  /** Guards the running process; returns what ends the guarding. */
  watch(pid: number): () => void
}

/**
 * A server must not outlive the process that started it, even when that one is killed with -9. On Linux the
 * kernel sees to it (PR_SET_PDEATHSIG through setpriv); elsewhere a small shell loop looks every second.
 */
export async function endWithParent(): Promise<ParentGuard> {
  const setpriv = await findBinary('setpriv')
  if (setpriv !== undefined && process.platform === 'linux') {
    return {
      wrap: (binary) => [setpriv, ['--pdeathsig', 'TERM', '--', binary]],
      watch: () => () => undefined,
    }
  }
  return { wrap: (binary) => [binary, []], watch }
}

function watch(pid: number): () => void {
  const script =
    'while kill -0 "$1" 2>/dev/null; do kill -0 "$2" 2>/dev/null || exit 0; sleep 1; done; kill "$2"'
  const loop = spawn('/bin/sh', ['-c', script, 'sh', String(process.pid), String(pid)], {
    stdio: 'ignore',
    detached: true,
  })
  loop.unref()
  return () => loop.kill('SIGKILL')
}
