import { createHash, createHmac, randomBytes } from 'node:crypto'
import { secretCheck } from '@anonchat/runtime'

/** What stands in Redis of a secret: who reads Redis cannot use it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

export const newSecret = (): string => randomBytes(24).toString('base64url')

/** What a link says: for whom it is, until when (ms), and a secret of its own. */
export interface LinkClaim {
  readonly adminId: number
  readonly until: number
  readonly secret: string
}

const LINK = /^(\d{1,16})\.(\d{1,16})\.([\w-]{32})\.([\w-]{43})$/

/** Signs links with a key that is made from the key of the interface: a new key makes all links worthless. */
export function linkSigner(apiKey: string) {
  const key = createHmac('sha256', 'anonchat panel link').update(apiKey).digest()
  const sign = (claim: string): string => createHmac('sha256', key).update(claim).digest('base64url')
  return {
    write: ({ adminId, until, secret }: LinkClaim): string => {
      const claim = `${adminId}.${until}.${secret}`
      return `${claim}.${sign(claim)}`
    },
    /** Null for what we did not sign. In constant time. */
    read: (token: string): LinkClaim | null => {
      const [, adminId, until, secret = '', signature = ''] = LINK.exec(token) ?? []
      const isOurs = secretCheck(sign(`${adminId}.${until}.${secret}`))(signature)
      return isOurs ? { adminId: Number(adminId), until: Number(until), secret } : null
    },
  }
}
