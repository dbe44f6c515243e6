import { runProcess, waitUntil } from '@anonchat/servers'
import { afterEach, describe, expect, it } from 'vitest'
import { type Supervised, supervise } from './supervise.js'

const LIMIT_MS = 20_000
let supervised: Supervised | undefined
afterEach(async () => {
  await supervised?.stop()
  supervised = undefined
})

async function run(program: string) {
  const pids: number[] = []
  const said: string[] = []
  const start = async () => {
    const running = await runProcess(process.execPath, ['-e', program], { output: () => {} })
    pids.push(running.pid)
    return running
  }
  supervised = await supervise('service', start, (line) => said.push(line))
  return { supervised, pids, said }
}

describe('a supervised service', () => {
  it('is started again when it was killed', async () => {
    const { supervised, pids, said } = await run('setInterval(() => {}, 1000)')
    supervised.keepUp()
    process.kill(pids[0] ?? 0, 'SIGKILL')
    await waitUntil(
      async () => pids.length === 2,
      LIMIT_MS,
      () => 'it was not started again',
    )
    expect(said).toEqual(['service ended (SIGKILL); it is started again'])
  })

  it('is not started again when it has never been up', async () => {
    const { supervised, pids } = await run('process.exit(3)')
    await waitUntil(
      async () => supervised.failed() !== undefined,
      LIMIT_MS,
      () => 'its end was not noticed',
    )
    expect(supervised.failed()).toBe('service ended (exit status 3)')
    expect(pids).toHaveLength(1)
  })

  it('stays down when it is told to stop, even while it is about to come back', async () => {
    const { supervised, pids, said } = await run('process.exit(3)')
    supervised.keepUp()
    await waitUntil(
      async () => said.length > 0,
      LIMIT_MS,
      () => 'its end was not noticed',
    )
    await supervised.stop()
    const last = pids.at(-1) ?? 0
    expect(() => process.kill(last, 0)).toThrow()
  })
})
