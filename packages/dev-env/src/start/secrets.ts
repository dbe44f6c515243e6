import { readFileSync, writeFileSync } from 'node:fs'
import { inventSecret, inventToken } from '../token.js'

/** Secrets that nobody has to choose when the system runs against the sandbox. The same at every start. */
export interface Secrets {
  BOT_TOKEN: string
  API_SECRET_KEY: string
}

export function readOrInventSecrets(path: string): Secrets {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (isSecrets(stored)) return stored
  } catch {
    // The first start, or a file that was cut short: invent them anew.
  }
  const secrets = { BOT_TOKEN: inventToken(), API_SECRET_KEY: inventSecret() }
  writeFileSync(path, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

function isSecrets(value: unknown): value is Secrets {
  return typeof value === 'object' && value !== null && 'BOT_TOKEN' in value && 'API_SECRET_KEY' in value
}
