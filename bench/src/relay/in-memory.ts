import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createLoad, type Interval } from '@anonchat/dev-env/load'
import { startSandbox } from '@anonchat/telegram-sandbox'
import { cpuMeter } from './cpu.js'
import { perThousand } from './report.js'

export interface Yardstick {
  interval: Interval
  cpu: Record<string, number>
}

/** Gives the in-memory bot the same load in the same way (webhooks out, Bot API calls in), on the same machine. */
export async function measureInMemory(
  members: number,
  inFlight: number,
  seconds: number,
): Promise<Yardstick> {
  const sandbox = await startSandbox({ limits: 'off', store: false, callLogSize: 0 })
  const file = fileURLToPath(new URL('./in-memory-bot.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', file, sandbox.token, sandbox.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await once(child.stdout, 'data')
    const ids = Array.from({ length: members }, (_, index) => 1_000 + index)
    for (const id of ids) sandbox.createMember({ id })
    for (const memberId of ids) sandbox.sendText(memberId, '/search')
    await sandbox.drained(60_000)
    const load = createLoad(sandbox, ids)
    const used = cpuMeter({ bot: child.pid ?? 0, sandbox_and_load: process.pid })
    const interval = await load.saturate(inFlight, 2, seconds)
    const cpu = used()
    await load.settle(5)
    load.close()
    return { interval, cpu: perThousand(cpu, load.meter.receivedCount()) }
  } finally {
    await end(child)
    await sandbox.stop()
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
