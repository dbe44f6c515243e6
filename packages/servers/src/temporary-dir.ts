import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ABANDONED_AFTER_MS = 3_600_000

/** A new temporary folder. Removes those that killed processes have left behind: a database takes 100 MB. */
export async function temporaryDir(kind: string): Promise<string> {
  await sweep(tmpdir())
  return mkdtemp(join(tmpdir(), `anonchat-${kind}-${process.pid}-`))
}

async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = Number(/^anonchat-(?:nats|redis|mysql|s3)-(\d+)-\w+$/.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(owner) || isAlive(owner)) continue
    const path = join(folder, name)
    // The age is for folders of a container that shares the temporary folder, but not the numbers of processes.
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS)
      await rm(path, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
