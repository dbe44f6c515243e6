import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Member, Sent, Snapshot } from '../src/index.js'
import { callJson } from './support.js'

const TOKEN = `3003:${'c'.repeat(35)}`
const folder = fileURLToPath(new URL('..', import.meta.url))

let dataDir: string
let child: ChildProcess
let url: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-kill-'))
  await start()
})
afterEach(async () => {
  await kill()
  await rm(dataDir, { recursive: true, force: true })
})

async function start(): Promise<void> {
  const started = spawn(process.execPath, ['--conditions=source', '--import=tsx', 'src/main.ts'], {
    cwd: folder,
    env: { PATH: process.env.PATH, SANDBOX_PORT: '0', BOT_TOKEN: TOKEN, SANDBOX_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  const [line] = await once(createInterface({ input: started.stdout }), 'line')
  const { port }: { port: number } = JSON.parse(String(line))
  url = `http://127.0.0.1:${port}`
}

async function kill(): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

async function control<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${url}/control${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  })
  expect(response.ok).toBe(true)
  return JSON.parse(await response.text())
}

async function state(): Promise<Pick<Snapshot, 'chats' | 'faults'>> {
  const { chats, faults } = await control<Snapshot>('GET', '/snapshot')
  return { chats, faults }
}

describe('a sandbox that is killed', { timeout: 300_000 }, () => {
  it('loses nothing that it has answered, whenever that was', async () => {
    const ada = await control<Member>('POST', '/members', { first_name: 'Ada' })
    const chat = `/members/${ada.id}`
    const given = new Set<number>()
    const steps: Array<() => Promise<unknown>> = [
      () => control('POST', `${chat}/text`, { text: '/start' }),
      () => callJson(url, TOKEN, 'sendMessage', { chat_id: ada.id, text: 'hello' }),
      () => control('POST', `${chat}/media`, { kind: 'photo' }),
      () => control('POST', '/faults', { kind: 'slow', ms: 1, methods: ['getMe'] }),
      () => control('PATCH', chat, { first_name: 'Eda' }),
    ]
    for (const step of steps) {
      await step()
      const before = await state()
      await kill()
      await start()
      expect(await state()).toEqual(before)
      const { updateId, messageId } = await control<Sent>('POST', `${chat}/text`, { text: 'next' })
      expect([given.has(updateId ?? 0), given.has(-messageId)]).toEqual([false, false])
      given.add(updateId ?? 0).add(-messageId)
    }
    const { result } = await callJson(url, TOKEN, 'getUpdates')
    expect(Array.isArray(result) && result.length).toBe(2 + steps.length)
  })

  it('in the midst of much leaves a whole: every answered text is there, and no id is given twice', async () => {
    const { id } = await control<Member>('POST', '/members', {})
    const answered: Sent[] = []
    for (let round = 0; round < 2; round += 1) {
      const all = Promise.allSettled(
        [...Array(200).keys()].map(async () => {
          answered.push(await control<Sent>('POST', `/members/${id}/text`, { text: 'x' }))
          if (answered.length === 60 * (round + 1)) await kill()
        }),
      )
      await all
      await kill()
      await start()
    }
    const { chats } = await control<Snapshot>('GET', '/snapshot')
    const older = await control<Array<{ messageId: number }>>('GET', `/members/${id}/messages?limit=1000`)
    const there = new Set(older.map(({ messageId }) => messageId))
    expect(chats.filter(({ member }) => member.id === id)).toHaveLength(1)
    expect(answered.filter(({ messageId }) => !there.has(messageId))).toEqual([])
    for (const of of ['messageId', 'updateId'] as const) {
      expect(new Set(answered.map((sent) => sent[of])).size).toBe(answered.length)
    }
  })
})
