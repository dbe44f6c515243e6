import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root.mjs'

const QUIET = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_UPDATE_NOTIFIER: '1' }

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Runs a command with its output shown; gives its exit status (1 when a signal ended it). */
export function runShown(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...QUIET, ...env },
    })
    // What stops us is passed on, and waited for: whoever called has servers to stop afterwards.
    const pass = (signal) => child.kill(signal)
    for (const signal of SIGNALS) process.on(signal, pass)
    child.once('error', reject)
    child.once('exit', (code) => {
      for (const signal of SIGNALS) process.off(signal, pass)
      resolve(code ?? 1)
    })
  })
}

/** Runs a command with its output in `.data/logs/<log>.log`; gives its exit status, last lines and the log's path. */
export function runLogged(log, command, args) {
  const folder = join(ROOT, '.data', 'logs')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${log}.log`)
  const file = createWriteStream(path)
  let output = ''
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...QUIET },
    })
    const take = (chunk) => {
      file.write(chunk)
      output = (output + chunk).slice(-4_000)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('error', (error) => take(`${error.message}\n`))
    child.once('close', (code) => {
      file.end(() =>
        resolve({ code: code ?? 1, tail: output.trimEnd().split('\n').slice(-12).join('\n'), path }),
      )
    })
  })
}
