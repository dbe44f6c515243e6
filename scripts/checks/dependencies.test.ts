import { describe, expect, it } from 'vitest'
import { CLEAN_TREE, manifest, runPlanted } from './lib/planted.js'

const LEFT = 'services/left/src'
const plant = (files: Record<string, string>) => runPlanted('dependencies', { ...CLEAN_TREE, ...files })

describe('the dependency rules', () => {
  it('let a tree pass that keeps them', async () => {
    const { status, stdout, stderr } = await plant({})
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^ok: \d+ imports/)
  })

  const faults: [string, Record<string, string>, RegExp][] = [
    [
      'an import cycle',
      {
        [`${LEFT}/out/send.ts`]: "import { other } from './other.js'\nexport const send = other\n",
        [`${LEFT}/out/other.ts`]: "import { send } from './send.js'\nexport const other = () => send\n",
      },
      /import cycle: .*send\.ts/,
    ],
    [
      'a cycle between packages',
      {
        'packages/one/package.json': manifest('@anonchat/one', { '@anonchat/two': '*' }),
        'packages/one/src/index.ts': "export * from '@anonchat/two'\n",
        'packages/two/package.json': manifest('@anonchat/two', { '@anonchat/one': '*' }),
        'packages/two/src/index.ts': "export * from '@anonchat/one'\n",
      },
      /import cycle: packages\/one/,
    ],
    [
      'domain/ that imports Node',
      { [`${LEFT}/domain/decide.ts`]: "import { readFileSync } from 'node:fs'\nreadFileSync('x')\n" },
      /decide\.ts:1: 'node:fs': domain\//,
    ],
    [
      'domain/ that imports a package with IO',
      { [`${LEFT}/domain/decide.ts`]: "import { Redis } from 'ioredis'\nnew Redis()\n" },
      /decide\.ts:1: 'ioredis': domain\//,
    ],
    [
      'domain/ that imports out/',
      { [`${LEFT}/domain/decide.ts`]: "export { send as decide } from '../out/send.js'\n" },
      /domain\/ imports code from outside/,
    ],
    [
      'domain/ that imports on demand',
      { [`${LEFT}/domain/decide.ts`]: "export const decide = () => import('../out/send.js')\n" },
      /domain\/ imports code from outside/,
    ],
    [
      'a service that imports a service',
      { 'services/right/src/index.ts': "import { left } from '@anonchat/left'\nleft()\n" },
      /right imports another service/,
    ],
    [
      'a service that reaches into the folder of another',
      { 'services/right/src/index.ts': "export * from '../../left/src/left.js'\n" },
      /right imports another service/,
    ],
    [
      'a package that imports a service',
      {
        'packages/contracts/package.json': manifest('@anonchat/contracts', { '@anonchat/right': '*' }),
        'packages/contracts/src/index.ts': "export * from '@anonchat/right'\n",
      },
      /a package imports a service/,
    ],
    [
      'out/ that calls in/',
      { [`${LEFT}/out/send.ts`]: "export { receive as send } from '../in/receive.js'\n" },
      /out\/ imports in\//,
    ],
    [
      'a library imported past its package',
      {
        'services/right/package.json': manifest('@anonchat/right', { nats: '2' }),
        'services/right/src/index.ts': "export { connect } from 'nats'\n",
      },
      /only packages\/bus may import/,
    ],
    [
      'an import that no package.json declares',
      { 'services/right/src/index.ts': "export * from 'prom-client'\n" },
      /not in the dependencies/,
    ],
    [
      'a relative import without .js',
      { [`${LEFT}/main.ts`]: "import './left'\n" },
      /a relative import ends in \.js/,
    ],
  ]
  it.each(faults)('find %s', async (_, files, expected) => {
    const { status, stderr } = await plant(files)
    expect(status).toBe(1)
    expect(stderr).toMatch(expected)
  })
})
