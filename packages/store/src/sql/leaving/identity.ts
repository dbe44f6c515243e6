import { createHmac } from 'node:crypto'

/** Names somebody who deleted everything: whoever lacks the key cannot tell whom. */
export type IdentityOf = (memberId: number) => string

/**
 * Keyed hashes of Telegram ids.
 * @param key from the configuration; without one it is derived from the bot's token, and holds as long as that token
 */
export function identities(key: string | undefined, botToken: string): IdentityOf {
  const secret = key ?? createHmac('sha256', botToken).update('identity hash key').digest('hex')
  return (memberId) => createHmac('sha256', secret).update(`telegram:${memberId}`).digest('hex')
}
