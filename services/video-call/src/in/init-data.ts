import { createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto'
import { z } from 'zod'

/** Keys with which Telegram signs for third parties, who have no bot token; 32 bytes of Ed25519 in hex. */
export const TELEGRAM_KEYS = {
  production: 'e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d',
  test: '40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7377eddf72ec',
} as const

/** DER before the 32 bytes of an Ed25519 public key. */
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

/** How initData is checked: with the bot's token, or, without it, by Telegram's signature for the bot's id. */
export type InitDataCheck =
  | { readonly by: 'hash'; readonly token: string }
  | { readonly by: 'signature'; readonly botId: string; readonly publicKey: string }

export type Checked =
  | { readonly kind: 'genuine'; readonly userId: number; readonly authDate: number }
  | { readonly kind: 'forged' }
  | { readonly kind: 'old'; readonly userId: number }

const User = z.object({ id: z.number().int().positive() })

const lines = (fields: readonly (readonly [string, string])[], without: ReadonlySet<string>): string =>
  fields
    .filter(([name]) => !without.has(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n')

const HASH_LEAVES_OUT = new Set(['hash'])
const SIGNATURE_LEAVES_OUT = new Set(['hash', 'signature'])

function isHashed(fields: readonly (readonly [string, string])[], hash: string, token: string): boolean {
  const secret = createHmac('sha256', 'WebAppData').update(token).digest()
  const wanted = createHmac('sha256', secret).update(lines(fields, HASH_LEAVES_OUT)).digest()
  const given = /^[\da-f]{64}$/i.test(hash) ? Buffer.from(hash, 'hex') : Buffer.alloc(wanted.length)
  return timingSafeEqual(wanted, given)
}

const keyOf = (hex: string): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, Buffer.from(hex, 'hex')]), format: 'der', type: 'spki' })

function isSigned(
  fields: readonly (readonly [string, string])[],
  signature: string,
  botId: string,
  publicKey: string,
): boolean {
  const signed = Buffer.from(`${botId}:WebAppData\n${lines(fields, SIGNATURE_LEAVES_OUT)}`)
  return verify(null, signed, keyOf(publicKey), Buffer.from(signature, 'base64url'))
}

/** Read by hand where a field may not stand twice: the two could be looked at in different places. */
function readFields(initData: string): ReadonlyMap<string, string> | null {
  const fields = [...new URLSearchParams(initData)]
  const map = new Map(fields)
  return map.size === fields.length ? map : null
}

function userOf(json: string | undefined): number | null {
  try {
    const parsed = User.safeParse(JSON.parse(json ?? ''))
    return parsed.success ? parsed.data.id : null
  } catch {
    return null
  }
}

/**
 * Whether initData is Telegram's, and of whom.
 * @param maxAgeMs how long ago the app may have been opened; a clock that is a minute ahead is borne with
 */
export function checkInitData(
  initData: string,
  check: InitDataCheck,
  now: number,
  maxAgeMs: number,
): Checked {
  const fields = readFields(initData)
  if (fields === null) return { kind: 'forged' }
  const entries = [...fields]
  const genuine =
    check.by === 'hash'
      ? isHashed(entries, fields.get('hash') ?? '', check.token)
      : isSigned(entries, fields.get('signature') ?? '', check.botId, check.publicKey)
  const userId = userOf(fields.get('user'))
  const authDate = Number(fields.get('auth_date')) * 1_000
  if (!genuine || userId === null || !Number.isSafeInteger(authDate)) return { kind: 'forged' }
  if (authDate > now + 60_000) return { kind: 'forged' }
  return now - authDate > maxAgeMs ? { kind: 'old', userId } : { kind: 'genuine', userId, authDate }
}
