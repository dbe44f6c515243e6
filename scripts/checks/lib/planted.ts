import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface Outcome {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a check of this folder as a process on a tree of its own, made of these files (path to text). */
export async function runPlanted(check: string, files: Readonly<Record<string, string>>): Promise<Outcome> {
  const root = await mkdtemp(join(tmpdir(), 'planted-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), text)
    }
    return await runCheck(check, ['--root', root])
  } finally {
    await rm(root, { recursive: true })
  }
}

/** Runs a check of this folder as a process. */
export function runCheck(check: string, args: readonly string[] = []): Promise<Outcome> {
  const path = join(import.meta.dirname, '..', `${check}.mjs`)
  return new Promise((resolve) => {
    execFile(process.execPath, [path, ...args], (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), stdout, stderr })
    })
  })
}

/** A small workspace that keeps every rule: two services, a package, and what they may import. */
export const CLEAN_TREE: Readonly<Record<string, string>> = {
  'packages/contracts/package.json': manifest('@anonchat/contracts', { zod: '4' }),
  'packages/contracts/src/index.ts': "import { z } from 'zod'\nexport const Name = z.string()\n",
  'services/left/package.json': manifest('@anonchat/left', { '@anonchat/contracts': '*', zod: '4' }),
  'services/left/src/index.ts': "export { left } from './left.js'\n",
  'services/left/src/main.ts': "import { left } from './left.js'\nleft()\n",
  'services/left/src/left.ts':
    "import { decide } from './domain/decide.js'\nimport { send } from './out/send.js'\nimport { receive } from './in/receive.js'\nexport const left = () => receive(decide, send)\n",
  'services/left/src/domain/decide.ts':
    "import { Name } from '@anonchat/contracts'\nimport type { Sent } from '../out/send.js'\nexport const decide = (at: Date, sent?: Sent) => [Name, sent, new Date(at), Math.max(1, 2)]\n",
  'services/left/src/out/send.ts':
    'export type Sent = { process: string }\nexport const send = () => Date.now()\n',
  'services/left/src/in/receive.ts':
    "import type { Sent } from '../out/send.js'\nexport const receive = (...steps: unknown[]) => steps as Sent[]\n",
  'services/right/package.json': manifest('@anonchat/right', { '@anonchat/left': '*' }),
  'services/right/src/index.ts': 'export const right = 1\n',
}

/** The text of a package.json, with the `source` export that our packages have. */
export function manifest(name: string, dependencies: Readonly<Record<string, string>> = {}): string {
  return JSON.stringify({ name, exports: { '.': { source: './src/index.ts' } }, dependencies })
}
