import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { callJson } from './support.js'

const TOKEN = `3003:${'c'.repeat(35)}`
const folder = fileURLToPath(new URL('..', import.meta.url))

describe('the sandbox as a process', () => {
  it('plays the bot of BOT_TOKEN only, on SANDBOX_PORT, and ends on SIGTERM with status 0', async () => {
    const child = spawn(process.execPath, ['--conditions=source', '--import=tsx', 'src/main.ts'], {
      cwd: folder,
      env: { PATH: process.env.PATH, SANDBOX_PORT: '0', BOT_TOKEN: TOKEN },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'exit')
    try {
      const [line] = await once(createInterface({ input: child.stdout }), 'line')
      const { port }: { port: number } = JSON.parse(String(line))
      const url = `http://127.0.0.1:${port}`
      expect(await callJson(url, TOKEN, 'getMe')).toMatchObject({ ok: true, result: { id: 3003 } })
      expect(await callJson(url, `4004:${'d'.repeat(35)}`, 'getMe')).toMatchObject({ status: 401 })
      expect(await (await fetch(url)).text()).toContain('Telegram sandbox')
    } finally {
      child.kill('SIGTERM')
    }
    expect(await ended).toEqual([0, null])
  })
})
