import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of migrations with these scripts, by name. */
export async function migrationsFolder(scripts: Readonly<Record<string, string>>) {
  const directory = await mkdtemp(join(tmpdir(), 'migrations-'))
  const write = async (name: string, sql: string) => {
    await mkdir(join(directory, name), { recursive: true })
    await writeFile(join(directory, name, 'migration.sql'), sql)
  }
  for (const [name, sql] of Object.entries(scripts)) await write(name, sql)
  return {
    directory,
    write,
    remove: (name: string) => rm(join(directory, name), { recursive: true }),
    dispose: () => rm(directory, { recursive: true }),
  }
}
