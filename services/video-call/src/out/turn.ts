import { createHmac, randomBytes } from 'node:crypto'
import type { IceServer } from '../protocol.js'

/** The clocks of the TURN servers may be behind. */
const SPARE_MS = 60_000

/**
 * Credentials that a TURN server with the shared secret takes until the call has ended (its `use-auth-secret`). Nothing in
 * them tells who uses them: each page gets others.
 */
export function turnCredentials(
  urls: readonly string[],
  secret: string,
  until: number,
  nonce = randomBytes(12).toString('base64url'),
): IceServer[] {
  const username = `${Math.ceil((until + SPARE_MS) / 1_000)}:${nonce}`
  const credential = createHmac('sha1', secret).update(username).digest('base64')
  return [{ urls: [...urls], username, credential }]
}
