// TypeScript over the whole workspace, tests, scripts and pages included.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { checkedRoot, report } from './lib/report.mjs'

const root = checkedRoot()
const PROJECTS = [
  'tsconfig.json',
  'packages/telegram-sandbox/web/tsconfig.json',
  'services/video-call/web/tsconfig.json',
]
const faults = PROJECTS.flatMap((project) => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', project],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  return status === 0 ? [] : [stdout.trimEnd()]
})
report(faults, 'the types of the whole workspace hold')
