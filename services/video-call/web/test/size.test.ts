import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const BUILT = join(import.meta.dirname, '../../dist/web')
const MOST_BYTES = 60_000

test('the whole page, compressed, is smaller than 60 kB', () => {
  const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' })
    .map((name) => join(BUILT, name))
    .filter((file) => statSync(file).isFile())
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).byteLength, 0)
  expect(files.length).toBeGreaterThanOrEqual(3)
  expect(bytes).toBeLessThan(MOST_BYTES)
})
