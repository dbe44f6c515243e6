import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

export interface Outcome {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

type Tree = Readonly<Record<string, string>>

/** A folder with these files (path to text). */
async function planted(files: Tree): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'planted-'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  return root
}

/** Runs a check of this folder as a process on a tree of its own, made of these files (path to text). */
export async function runPlanted(check: string, files: Tree): Promise<Outcome> {
  const root = await planted(files)
  try {
    return await runCheck(check, ['--root', root])
  } finally {
    await rm(root, { recursive: true })
  }
}

/**
 * What docker-compose.yml is blamed for in each of several trees; one process for all, which loads the services once.
 * @returns the faults of each tree, in the order of the trees
 */
export async function composeFaultsIn(trees: readonly Tree[]): Promise<string[][]> {
  const roots = await Promise.all(trees.map(planted))
  const module = pathToFileURL(join(import.meta.dirname, 'compose-check.mjs')).href
  const program = `
    const { composeCheck } = await import(${JSON.stringify(module)})
    const all = []
    for (const root of ${JSON.stringify(roots)}) all.push(await composeCheck(root))
    console.log(JSON.stringify(all))`
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
    return JSON.parse(stdout) as string[][]
  } finally {
    for (const root of roots) await rm(root, { recursive: true })
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
