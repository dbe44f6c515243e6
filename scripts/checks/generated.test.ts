import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runPlanted } from './lib/planted.js'

const ROOT = join(import.meta.dirname, '..', '..')

describe.each([
  ['messages', 'docs/messages.md'],
  ['environment', '.env.example'],
])('%s', (check, path) => {
  const services = Object.fromEntries(
    ['gateway', 'conversation', 'matchmaker', 'relay', 'admin'].map((name) => [
      `services/${name}/package.json`,
      '{}',
    ]),
  )

  it(`fails when ${path} is missing`, async () => {
    const { status, stderr } = await runPlanted(check, services)
    expect(status).toBe(1)
    expect(stderr).toContain(`${path}:1: is not what the code says`)
  })

  it(`fails at the line of ${path} that was changed`, async () => {
    const text = await readFile(join(ROOT, path), 'utf8')
    const lines = text.split('\n')
    lines[6] = `${lines[6]} and more`
    const { status, stderr } = await runPlanted(check, { ...services, [path]: lines.join('\n') })
    expect(status).toBe(1)
    expect(stderr).toContain(`${path}:7: is not what the code says`)
  })
})
