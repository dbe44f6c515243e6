import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { ROOT } from '../root.js'

/** Variables that are set, by name; empty ones count as not set. */
export type Settings = Readonly<Record<string, string>>

/** What the environment says, and for the rest the file `.env`, by default that in the folder of the repository. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  envFile = join(ROOT, '.env'),
): Settings {
  const settings: Record<string, string> = {}
  for (const source of [readEnvFile(envFile), environment]) {
    for (const [name, value] of Object.entries(source)) if (value) settings[name] = value
  }
  return settings
}

function readEnvFile(path: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}
