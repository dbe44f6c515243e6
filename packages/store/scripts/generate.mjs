// Generates the Prisma client from prisma/schema.prisma, unless it is up to date. Works without network: the CLI looks
// for the schema engine at start, though generating never runs it, so any executable may stand in its place.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const storeDir = join(dirname(fileURLToPath(import.meta.url)), '..')
const schema = join(storeDir, '../../prisma/schema.prisma')
const output = join(storeDir, 'src/generated/prisma')
const stamp = join(output, '.made-from')

const cliPackage = createRequire(import.meta.url).resolve('prisma/package.json')
const version = JSON.parse(readFileSync(cliPackage, 'utf8')).version
const madeFrom = createHash('sha256').update(version).update(readFileSync(schema)).digest('hex')

const upToDate = existsSync(stamp) && readFileSync(stamp, 'utf8') === madeFrom
if (!upToDate) {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [join(dirname(cliPackage), 'build/index.js'), 'generate', '--schema', schema, '--no-hints'],
    {
      cwd: storeDir,
      encoding: 'utf8',
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
    },
  )
  if (status !== 0) {
    process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}\n`)
    process.exit(1)
  }
  writeFileSync(stamp, madeFrom)
}
