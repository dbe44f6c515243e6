import { readFileSync, writeFileSync } from 'node:fs'
import { inventSecret, inventToken } from '../token.js'

/** Secrets that nobody has to choose when the system runs against the sandbox. The same at every start. */
export interface Secrets {
  BOT_TOKEN: string
  API_SECRET_KEY: string
}

/** What was invented before; undefined before the first start, and for a file that was cut short. */
export function readSecrets(path: string): Secrets | undefined {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isSecrets(stored) ? stored : undefined
  } catch {
    return undefined
  }
}

export function readOrInventSecrets(path: string): Secrets {
  const stored = readSecrets(path)
  if (stored !== undefined) return stored
  const secrets = { BOT_TOKEN: inventToken(), API_SECRET_KEY: inventSecret() }
  writeFileSync(path, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

function isSecrets(value: unknown): value is Secrets {
  return typeof value === 'object' && value !== null && 'BOT_TOKEN' in value && 'API_SECRET_KEY' in value
}
