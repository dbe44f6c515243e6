import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Member } from '../src/api.js'
import { sandboxService } from '../src/sandbox-service.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const membersOf = async (port: number): Promise<Member[]> =>
  (await fetch(`http://127.0.0.1:${port}/control/members`)).json() as Promise<Member[]>

/** The members of a sandbox that is started, looked at and stopped. */
async function lookAt(environment: Record<string, string>): Promise<Member[]> {
  const service = await sandboxService({ SANDBOX_PORT: '0', ...environment })
  try {
    return await membersOf(service.port)
  } finally {
    await service.stop()
  }
}

test('a new data folder begins with two members, who are still the only ones after a restart', async () => {
  const first = await lookAt({ SANDBOX_DATA_DIR: folder })
  expect(new Set(first.map(({ first_name }) => first_name)).size).toBe(2)
  expect(first.map(({ started }) => started)).toEqual([false, false])
  expect(await lookAt({ SANDBOX_DATA_DIR: folder })).toEqual(first)
})

test('an admin is there where one is named, once, beside members of before too', async () => {
  await lookAt({ SANDBOX_DATA_DIR: folder })
  const first = await lookAt({ SANDBOX_DATA_DIR: folder, SANDBOX_ADMIN_ID: '4711' })
  expect(await lookAt({ SANDBOX_DATA_DIR: folder, SANDBOX_ADMIN_ID: '4711' })).toEqual(first)
  expect(first).toHaveLength(3)
  expect(first.find(({ id }) => id === 4_711)).toMatchObject({ username: 'olive_admin', started: false })
})

test('without a data folder nobody is there', async () => {
  expect(await lookAt({})).toEqual([])
})
