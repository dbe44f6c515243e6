import { execFile } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const MAIN = join(ROOT, 'services/relay/dist/main.js')

async function newestSource(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true })
  const sources = files.filter((file) => /\.(ts|lua)$/.test(file) && !file.endsWith('.test.ts'))
  const times = await Promise.all(sources.map(async (file) => (await stat(join(folder, file))).mtimeMs))
  return Math.max(0, ...times)
}

/** The built relay, for tests that kill it; built first where a source is newer. */
export async function builtRelay(): Promise<string> {
  const folders = ['bus', 'contracts', 'queue', 'runtime', 'store', 'telegram'].map(
    (name) => `packages/${name}/src`,
  )
  const newest = await Promise.all(
    ['services/relay/src', ...folders].map((name) => newestSource(join(ROOT, name))),
  )
  const built = await stat(MAIN).then(
    (file) => file.mtimeMs,
    () => 0,
  )
  if (built > Math.max(...newest)) return MAIN
  const { packageManager } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  const turbo = ['exec', 'turbo', 'run', 'build', '--filter=@anonchat/relay', '--output-logs=errors-only']
  await promisify(execFile)('npx', ['--yes', packageManager, ...turbo], { cwd: ROOT })
  return MAIN
}
