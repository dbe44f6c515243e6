import { execFile } from 'node:child_process'

export interface Outcome {
  ok: boolean
  output: string
}

/** Runs a command to its end, without a terminal. A command that is not there is a failure, not an exception. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { env?: Readonly<Record<string, string>>; timeoutMs?: number } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      command,
      [...args],
      { env: options.env, timeout: options.timeoutMs, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ ok: error === null, output: `${stdout}${stderr}`.trim() }),
    )
    child.stdin?.end()
  })
}
