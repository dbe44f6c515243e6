// TypeScript over the whole workspace, tests and scripts included.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { checkedRoot, report } from './lib/report.mjs'

const root = checkedRoot()
const { status, stdout } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
report(status === 0 ? [] : [stdout.trimEnd()], 'the types of the whole workspace hold')
