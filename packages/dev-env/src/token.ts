import { randomBytes, randomInt } from 'node:crypto'

/** A token of the form that Telegram gives, known to nobody but the sandbox that is told it. */
export function inventToken(): string {
  return `${randomInt(1_000_000_000, 9_999_999_999)}:${randomBytes(27).toString('base64url').slice(0, 35)}`
}

/** A secret for WEBHOOK_SECRET or API_SECRET_KEY. */
export function inventSecret(): string {
  return randomBytes(24).toString('base64url')
}
