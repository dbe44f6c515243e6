import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startSandbox } from '../src/index.js'
import { act, action, everything, updatesOf } from './random-history.js'

describe('a data folder', () => {
  it('brings every history back exactly, however often the sandbox starts in the midst of it', async () => {
    const lives = fc.array(fc.array(action, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(lives, async (histories) => {
        const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-history-'))
        const start = () => startSandbox({ dataDir, limits: 'off', messagesPerChat: 8 })
        let sandbox = await start()
        try {
          sandbox.createMember({ first_name: 'Ada' })
          for (const history of histories) {
            for (const step of history) await act(sandbox, step)
            const before = everything(sandbox)
            const updates = await updatesOf(sandbox)
            await sandbox.stop()
            sandbox = await start()
            expect(everything(sandbox)).toEqual(before)
            expect(await updatesOf(sandbox)).toEqual(updates)
          }
        } finally {
          await sandbox.stop()
          await rm(dataDir, { recursive: true, force: true })
        }
      }),
      { numRuns: 20 },
    )
  })
})
