import { runProcess, waitUntil } from '@anonchat/servers'
import type { Closers } from '../closers.js'
import { Problem } from '../problem.js'
import { ROOT } from '../root.js'
import type { Outputs, StoppableConsole } from './console.js'
import { supervise } from './supervise.js'

const READY_LIMIT_MS = 30_000

/** Starts the stand-in for Telegram as a process of its own; resolves with its address when it answers. */
export async function startSandbox(
  env: Readonly<Record<string, string>>,
  port: number,
  outputs: Outputs,
  console: StoppableConsole,
  closers: Closers,
): Promise<string> {
  const url = `http://127.0.0.1:${port}`
  const output = outputs.to('sandbox')
  const supervised = await supervise(
    'sandbox',
    () =>
      runProcess(process.execPath, ['packages/telegram-sandbox/dist/main.js'], {
        cwd: ROOT,
        env: { ...env, SANDBOX_PORT: String(port) },
        output,
      }),
    console.say,
  )
  closers.add(() => supervised.stop())
  const answers = async () => {
    const why = console.stopped() ?? supervised.failed()
    if (why !== undefined) throw new Problem(`The sandbox did not start: ${why}.`)
    return answersGetMe(url, env.BOT_TOKEN ?? '')
  }
  await waitUntil(answers, READY_LIMIT_MS, () => `the sandbox did not answer at ${url}`)
  supervised.keepUp()
  return url
}

async function answersGetMe(url: string, token: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/bot${token}/getMe`)).ok
  } catch {
    return false
  }
}
