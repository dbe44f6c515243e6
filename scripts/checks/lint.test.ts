import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runPlanted } from './lib/planted.js'

const CONFIG = join(import.meta.dirname, '..', '..', 'biome.json')

const lint = async (path: string, text: string) =>
  runPlanted('lint', {
    'biome.json': await readFile(CONFIG, 'utf8'),
    '.gitignore': 'node_modules/\n',
    'package.json': '{}\n',
    [path]: text,
  })

const IN_SERVICE = 'services/left/src/out/send.ts'

describe('the lint rules', () => {
  it('let code pass that keeps them', async () => {
    const { status, stderr } = await lint(IN_SERVICE, 'export const send = (text: string) => text.length\n')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('allow packages/runtime to read the environment', async () => {
    const { status } = await lint('packages/runtime/src/main.ts', 'export const all = process.env\n')
    expect(status).toBe(0)
  })

  it.each([
    ['noProcessEnv', 'export const port = process.env.PORT\n'],
    ['noExplicitAny', 'export const send = (text: any) => String(text)\n'],
    ['noNonNullAssertion', 'export const send = (texts: string[]) => texts[0]!.length\n'],
    ['useImportType', "import { Sent } from './sent.js'\n\nexport const send = (sent: Sent) => sent\n"],
    ['noUnusedImports', "import type { Sent } from './sent.js'\n\nexport const send = 1\n"],
    ['noUnusedVariables', 'const sent = 1\nexport const send = 2\n'],
    [
      'noFloatingPromises',
      'const send = async (): Promise<void> => {}\nexport function all(): void {\n  send()\n}\n',
    ],
    ['noExcessiveLinesPerFile', 'export let a = 1\na += 1\n'.repeat(1) + 'a += 1\n'.repeat(250)],
    ['noDefaultExport', 'export default 1\n'],
    ['send.ts format', 'export const send = "text";\n'],
  ])('find a breach of %s', async (rule, text) => {
    const { status, stderr } = await lint(IN_SERVICE, text)
    expect(status).toBe(1)
    expect(stderr).toContain(rule)
  })
})
