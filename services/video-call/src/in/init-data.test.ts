import { isValid, isValid3rd, validate3rd } from '@telegram-apps/init-data-node'
import { sign, validate } from '@tma.js/init-data-node'
import { describe, expect, it } from 'vitest'
import { checkInitData } from './init-data.js'

const TOKEN = '7342037359:AAHI25ES9xCOMPokpYoz-p8XVrZUdygo2J4'
const AGE = 3_600_000
const USER = { id: 279058397, first_name: 'Vladislav + - ? /', language_code: 'ru', is_premium: true }

describe('initData that another implementation signed', () => {
  const at = new Date(1_800_000_000_000)
  const signed = sign({ user: USER, query_id: 'AAHdF6IQAAAAAN0XohDhrOrc' }, TOKEN, at)

  it('is genuine to both of them, and to us', () => {
    expect(() => validate(signed, TOKEN, { expiresIn: 0 })).not.toThrow()
    expect(isValid(signed, TOKEN, { expiresIn: 0 })).toBe(true)
    expect(checkInitData(signed, { by: 'hash', token: TOKEN }, at.getTime(), AGE)).toEqual({
      kind: 'genuine',
      userId: USER.id,
      authDate: at.getTime(),
    })
  })

  it('is old after its time, and forged with anything changed', () => {
    const by = { by: 'hash', token: TOKEN } as const
    expect(checkInitData(signed, by, at.getTime() + AGE + 1, AGE)).toEqual({ kind: 'old', userId: USER.id })
    const changes = [
      signed.replace('279058397', '279058398'),
      `${signed}&extra=1`,
      `${signed}&user=%7B%22id%22%3A1%7D`,
      signed.replace(/hash=..../, 'hash=0000'),
      signed.replace(/hash=[^&]*/, ''),
      '',
    ]
    for (const changed of changes)
      expect(checkInitData(changed, by, at.getTime(), AGE)).toEqual({ kind: 'forged' })
    expect(checkInitData(signed, { by: 'hash', token: 'other' }, at.getTime(), AGE)).toEqual({
      kind: 'forged',
    })
    // From the future.
    expect(checkInitData(signed, by, at.getTime() - 120_000, AGE)).toEqual({ kind: 'forged' })
  })
})

/** Published with the documentation of those implementations: signed by Telegram itself for the bot 7342037359. */
const SIGNED_BY_TELEGRAM =
  'user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%20%2B%20-%20%3F%20%5C%2F%22%2C%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22%2C%22is_premium%22%3Atrue%2C%22allows_write_to_pm%22%3Atrue%2C%22photo_url%22%3A%22https%3A%5C%2F%5C%2Ft.me%5C%2Fi%5C%2Fuserpic%5C%2F320%5C%2F4FPEE4tmP3ATHa57u6MqTDih13LTOiMoKoLDRG4PnSA.svg%22%7D&chat_instance=8134722200314281151&chat_type=private&auth_date=1733584787&hash=2174df5b000556d044f3f020384e879c8efcab55ddea2ced4eb752e93e7080d6&signature=zL-ucjNyREiHDE8aihFwpfR9aggP2xiAo3NSpfe-p7IbCisNlDKlo7Kb6G4D0Ao2mBrSgEk4maLSdv6MLIlADQ'

describe('initData that Telegram signed for third parties', () => {
  const by = {
    by: 'signature',
    botId: '7342037359',
    publicKey: 'e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d',
  } as const
  const at = 1_733_584_787_000

  it('is genuine to another implementation, and to us', async () => {
    expect(await isValid3rd(SIGNED_BY_TELEGRAM, 7_342_037_359, { expiresIn: 0 })).toBe(true)
    await validate3rd(SIGNED_BY_TELEGRAM, 7_342_037_359, { expiresIn: 0 })
    expect(checkInitData(SIGNED_BY_TELEGRAM, by, at, AGE)).toEqual({
      kind: 'genuine',
      userId: 279_058_397,
      authDate: at,
    })
  })

  it('is forged for another bot, another key, and with anything changed', () => {
    expect(checkInitData(SIGNED_BY_TELEGRAM, { ...by, botId: '1' }, at, AGE)).toEqual({ kind: 'forged' })
    const key = '40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7377eddf72ec'
    expect(checkInitData(SIGNED_BY_TELEGRAM, { ...by, publicKey: key }, at, AGE)).toEqual({ kind: 'forged' })
    const changed = SIGNED_BY_TELEGRAM.replace('279058397', '279058398')
    expect(checkInitData(changed, by, at, AGE)).toEqual({ kind: 'forged' })
  })
})
