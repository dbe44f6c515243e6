import { getPublicKey, hashes, sign, verify } from '@noble/ed25519'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { isValid } from '@telegram-apps/init-data-node'
import { validate } from '@tma.js/init-data-node'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkInitData, TELEGRAM_KEYS } from './init-data.js'

// What is checked here against our own way, which is of node:crypto, shares no code with it: the lines that are signed are
// written out, and @noble computes in JavaScript.
hashes.sha512 = sha512
const bytes = (text: string) => new TextEncoder().encode(text)
const hex = (data: Uint8Array) => Buffer.from(data).toString('hex')
const hashOf = (lines: string, token: string) =>
  hex(hmac(sha256, hmac(sha256, bytes('WebAppData'), bytes(token)), bytes(lines)))
const AGE = 3_600_000

describe('a published vector', () => {
  it('of the HMAC is genuine to all of four', () => {
    const token = '5768337691:AAH5YkoiEuPk8-FZa32hStHTqXiLPtAEhx8'
    const user =
      '{"id":279058397,"first_name":"Vladislav","last_name":"Kibenko","username":"vdkfrost","language_code":"ru","is_premium":true}'
    const hash = 'c501b71e775f74ce10e377dea85a7ea24ecd640b223ea86dfe453e0eaed2e2b2'
    const lines = `auth_date=1662771648\nquery_id=AAHdF6IQAAAAAN0XohDhrOrc\nuser=${user}`
    const initData = `query_id=AAHdF6IQAAAAAN0XohDhrOrc&user=${encodeURIComponent(user)}&auth_date=1662771648&hash=${hash}`
    expect(hashOf(lines, token)).toBe(hash)
    expect(isValid(initData, token, { expiresIn: 0 })).toBe(true)
    expect(() => validate(initData, token, { expiresIn: 0 })).not.toThrow()
    const at = 1_662_771_648_000
    expect(checkInitData(initData, { by: 'hash', token }, at, AGE)).toEqual({
      kind: 'genuine',
      userId: 279_058_397,
      authDate: at,
    })
  })

  it('of the signature, which is Telegram’s own, is genuine to another Ed25519', () => {
    const signature = 'zL-ucjNyREiHDE8aihFwpfR9aggP2xiAo3NSpfe-p7IbCisNlDKlo7Kb6G4D0Ao2mBrSgEk4maLSdv6MLIlADQ'
    const user = String.raw`{"id":279058397,"first_name":"Vladislav + - ? \/","last_name":"Kibenko","username":"vdkfrost","language_code":"ru","is_premium":true,"allows_write_to_pm":true,"photo_url":"https:\/\/t.me\/i\/userpic\/320\/4FPEE4tmP3ATHa57u6MqTDih13LTOiMoKoLDRG4PnSA.svg"}`
    const fields = {
      auth_date: '1733584787',
      chat_instance: '8134722200314281151',
      chat_type: 'private',
      user,
    }
    const lines = Object.entries(fields).map(([name, value]) => `${name}=${value}`)
    const signed = bytes(['7342037359:WebAppData', ...lines].join('\n'))
    const raw = new Uint8Array(Buffer.from(signature, 'base64url'))
    const key = (name: 'production' | 'test') => new Uint8Array(Buffer.from(TELEGRAM_KEYS[name], 'hex'))
    expect(verify(raw, signed, key('production'))).toBe(true)
    expect(verify(raw, signed, key('test'))).toBe(false)
    const initData = new URLSearchParams({ ...fields, signature }).toString()
    const by = { by: 'signature', botId: '7342037359', publicKey: TELEGRAM_KEYS.production } as const
    expect(checkInitData(initData, by, 1_733_584_787_000, AGE)).toMatchObject({ kind: 'genuine' })
  })
})

describe('whatever else is in it', () => {
  const AT = 1_800_000_000
  /** Any fields, in any order, beside those that are always there; in an order that is not ours. */
  const anyFields = fc
    .tuple(
      fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), fc.string({ unit: 'grapheme' }), { maxKeys: 5 }),
      fc.integer({ min: 1, max: 2 ** 50 }),
    )
    .map(([more, id]) => ({ ...more, auth_date: String(AT), user: JSON.stringify({ id }) }))
    .map(({ hash: _, signature: __, ...fields }: Record<string, string>) => fields)
  const linesOf = (fields: Record<string, string>) =>
    Object.keys(fields)
      .sort()
      .map((name) => `${name}=${fields[name]}`)
      .join('\n')
  const judged = (fields: Record<string, string>, by: Parameters<typeof checkInitData>[1]) =>
    checkInitData(new URLSearchParams(fields).toString(), by, AT * 1_000, AGE).kind

  it('what the one HMAC makes the other takes, and of another token it does not', () => {
    fc.assert(
      fc.property(anyFields, fc.string({ minLength: 1 }), (fields, token) => {
        const hash = hashOf(linesOf(fields), token)
        expect(judged({ ...fields, hash }, { by: 'hash', token })).toBe('genuine')
        expect(judged({ ...fields, hash }, { by: 'hash', token: `${token}x` })).toBe('forged')
      }),
    )
  })

  it('what the one Ed25519 signs the other takes, and for another bot it does not', () => {
    fc.assert(
      fc.property(anyFields, fc.uint8Array({ minLength: 32, maxLength: 32 }), (fields, secret) => {
        const signed = bytes(`42:WebAppData\n${linesOf(fields)}`)
        const signature = Buffer.from(sign(signed, secret)).toString('base64url')
        const publicKey = hex(getPublicKey(secret))
        const by = { by: 'signature', botId: '42', publicKey } as const
        expect(judged({ ...fields, signature }, by)).toBe('genuine')
        expect(judged({ ...fields, signature }, { ...by, botId: '43' })).toBe('forged')
      }),
      { numRuns: 30 },
    )
  })
})
