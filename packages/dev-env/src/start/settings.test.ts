import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readSettings } from './settings.js'

it('takes from .env what the environment does not say, and nothing that is empty', () => {
  const dir = mkdtempSync(join(tmpdir(), 'anonchat-settings-'))
  const file = join(dir, '.env')
  writeFileSync(file, 'BOT_TOKEN=from-file\nNATS_URL=nats://file:4222\nREDIS_URL=\n# ADMIN_IDS=7\n')
  expect(readSettings({ NATS_URL: 'nats://env:4222', BOT_TOKEN: '' }, file)).toEqual({
    BOT_TOKEN: 'from-file',
    NATS_URL: 'nats://env:4222',
  })
  rmSync(dir, { recursive: true })
  expect(readSettings({ HOST: '127.0.0.1' }, file)).toEqual({ HOST: '127.0.0.1' })
})
