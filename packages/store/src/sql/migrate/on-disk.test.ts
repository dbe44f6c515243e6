import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isUnchanged, MIGRATIONS_DIRECTORY, readMigrations } from './on-disk.js'

/** SHA-256 of `hello`, which Prisma's own tests expect too. */
const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'

describe('readMigrations', () => {
  it('reads the folders oldest first, with the checksum that Prisma computes', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'migrations-'))
    try {
      for (const name of ['20260202_b', '20260101_a']) {
        await mkdir(join(directory, name))
        await writeFile(join(directory, name, 'migration.sql'), 'hello')
      }
      await writeFile(join(directory, 'migration_lock.toml'), 'provider = "mysql"')
      expect(await readMigrations(directory)).toEqual([
        { name: '20260101_a', sql: 'hello', checksum: HELLO },
        { name: '20260202_b', sql: 'hello', checksum: HELLO },
      ])
    } finally {
      await rm(directory, { recursive: true })
    }
  })

  it('finds the migrations of the repository', async () => {
    expect((await readMigrations(MIGRATIONS_DIRECTORY))[0]?.name).toMatch(/^\d{14}_init$/)
  })
})

describe('isUnchanged', () => {
  const script = (sql: string) => ({ name: 'a', sql, checksum: '' })
  const unix = {
    script: script('a;\nb;\n'),
    sum: '02695dfcbe44ea48199fa3a03a95551182267d1b8a30a147e43fb5076246f506',
  }
  const dos = {
    script: script('a;\r\nb;\r\n'),
    sum: '1c0d7c9c97ecfce1e67a6505823f68865694943544242f8b12b787081f6ba5b0',
  }

  it('forgives other line ends and nothing else', () => {
    for (const { script } of [unix, dos])
      for (const { sum } of [unix, dos]) expect(isUnchanged(script, sum)).toBe(true)
    expect(isUnchanged(script('hello'), HELLO)).toBe(true)
    expect(isUnchanged(script('hello '), HELLO)).toBe(false)
  })
})
