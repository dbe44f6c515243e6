// Format and lint: the rules stand in biome.json. A warning counts as a fault.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { checkedRoot, report } from './lib/report.mjs'

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
const args = ['check', '--error-on-warnings', '--max-diagnostics=50', '--colors=off', '.']
const { status, stdout, stderr } = spawnSync(process.execPath, [biome, ...args], {
  cwd: checkedRoot(),
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
report(
  status === 0 ? [] : [`${stdout}${stderr}`.trimEnd()],
  'every file is formatted and keeps the lint rules',
)
