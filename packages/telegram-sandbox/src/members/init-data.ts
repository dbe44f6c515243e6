import { createHash, createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'

/** DER before the 32 bytes of an Ed25519 key. */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The sandbox's own key in the place of Telegram's: of the token, so that it stays the same. */
function signingKey(token: string): KeyObject {
  const seed = createHash('sha256').update(`sandbox web app key ${token}`).digest()
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' })
}

/** The public half, in hex, as Telegram publishes its own. */
export function publicKeyOf(token: string): string {
  const der = createPublicKey(signingKey(token)).export({ format: 'der', type: 'spki' })
  return der.subarray(-32).toString('hex')
}

function lines(fields: Readonly<Record<string, string>>): string {
  const named = Object.entries(fields).map(([name, value]) => `${name}=${value}`)
  return named.sort().join('\n')
}

/** What a web app is told of who opened it: the fields, Telegram's signature for others, and the hash for the bot. */
export function initData(token: string, fields: Readonly<Record<string, string>>): string {
  const botId = token.split(':')[0]
  const signed = Buffer.from(`${botId}:WebAppData\n${lines(fields)}`)
  const whole = { ...fields, signature: sign(null, signed, signingKey(token)).toString('base64url') }
  const key = createHmac('sha256', 'WebAppData').update(token).digest()
  const hash = createHmac('sha256', key).update(lines(whole)).digest('hex')
  return new URLSearchParams({ ...whole, hash }).toString()
}
