import { createHmac, createPublicKey, verify } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Stage, stage } from './support.js'

let s: Stage
beforeEach(async () => {
  s = await stage()
})
afterEach(() => s.sandbox.stop())

const APP = 'https://app.example/shop?x=1'

/** Checks a web app's data as Telegram's documentation says, from the raw string. */
function checkedByBot(data: string, token: string): boolean {
  const pairs = data.split('&').map((pair) => pair.split('=', 2).map(decodeURIComponent))
  const checked = pairs.filter(([name]) => name !== 'hash').map(([name, value]) => `${name}=${value}`)
  const secret = createHmac('sha256', 'WebAppData').update(token).digest()
  const hash = createHmac('sha256', secret).update(checked.sort().join('\n')).digest('hex')
  return pairs.some(([name, value]) => name === 'hash' && value === hash)
}

function checkedByOthers(data: string, botId: number, publicKey: string): boolean {
  const pairs = data.split('&').map((pair) => pair.split('=', 2).map(decodeURIComponent))
  const rest = pairs.filter(([name]) => name !== 'hash' && name !== 'signature')
  const text = `${botId}:WebAppData\n${rest
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n')}`
  const x = Buffer.from(publicKey, 'hex').toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  const signature = pairs.find(([name]) => name === 'signature')?.[1] ?? ''
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
}

function fragmentOf(url: string): URLSearchParams {
  return new URLSearchParams(url.slice(url.indexOf('tgWebAppData')))
}

async function control(path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  const url = `${s.sandbox.url}/control/members/${s.ada.id}${path}`
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function inlineButton(url: string): Promise<number> {
  const markup = { inline_keyboard: [[{ text: 'Shop', web_app: { url } }]] }
  return (await s.bot.sendMessage(s.ada.id, 'open it', { reply_markup: markup })).message_id
}

describe('a web app', () => {
  it('opened from a message is told who opens it, so that the bot and others can check it', async () => {
    const messageId = await inlineButton(APP)
    const answer = await control('/web-app', { messageId, label: 'Shop', theme: 'dark' })
    const { url }: { url: string } = JSON.parse(await answer.text())
    expect(url.startsWith(`${APP}#tgWebAppData=`)).toBe(true)
    const fragment = fragmentOf(url)
    expect([...fragment.keys()]).toEqual([
      'tgWebAppData',
      'tgWebAppVersion',
      'tgWebAppPlatform',
      'tgWebAppThemeParams',
    ])
    expect(JSON.parse(fragment.get('tgWebAppThemeParams') ?? '')).toMatchObject({ bg_color: '#212121' })
    const data = fragment.get('tgWebAppData') ?? ''
    const fields = new URLSearchParams(data)
    expect(JSON.parse(fields.get('user') ?? '')).toMatchObject({ id: s.ada.id, first_name: 'Ada' })
    expect(Math.abs(Number(fields.get('auth_date')) - Date.now() / 1000)).toBeLessThan(600)
    expect(fields.get('query_id')).toMatch(/^AAH/)
    const { token } = s.sandbox
    const key: { botId: number; publicKey: string } = JSON.parse(
      await (await fetch(`${s.sandbox.url}/control/web-app-key`)).text(),
    )
    expect(key).toEqual(s.sandbox.webAppKey())
    expect([checkedByBot(data, token), checkedByOthers(data, key.botId, key.publicKey)]).toEqual([true, true])
    const forged = data.replace('Ada', 'Eve')
    expect(forged).not.toBe(data)
    expect([checkedByBot(forged, token), checkedByOthers(forged, key.botId, key.publicKey)]).toEqual([
      false,
      false,
    ])
    expect(checkedByBot(data, `${token}x`)).toBe(false)
  })

  it('keeps the fragment of its own address', async () => {
    const plain = s.sandbox.openWebApp(s.ada.id, {
      messageId: await inlineButton(`${APP}#here`),
      label: 'Shop',
    })
    expect(plain.url.startsWith(`${APP}#here?tgWebAppData=`)).toBe(true)
    const named = s.sandbox.openWebApp(s.ada.id, {
      messageId: await inlineButton(`${APP}#a=1`),
      label: 'Shop',
    })
    expect(named.url.startsWith(`${APP}#a=1&tgWebAppData=`)).toBe(true)
  })

  it('opens from the menu of the chat', async () => {
    expect(() => s.sandbox.openWebApp(s.ada.id, { menu: true })).toThrow('no such web app button')
    const menu_button = { type: 'web_app', text: 'Shop', web_app: { url: APP } }
    await s.call('setChatMenuButton', { chat_id: s.ada.id, menu_button })
    expect(s.sandbox.openWebApp(s.ada.id, { menu: true }).url).toContain(`${APP}#`)
  })

  it('opened by a key sends its data to the bot, and only such a one', async () => {
    const keyboard = [[{ text: 'Pick', web_app: { url: APP } }, { text: 'Plain' }]]
    await s.bot.sendMessage(s.ada.id, 'pick', { reply_markup: { keyboard } })
    const { url } = s.sandbox.openWebApp(s.ada.id, { keyboardLabel: 'Pick' })
    const data = fragmentOf(url).get('tgWebAppData') ?? ''
    expect([checkedByBot(data, s.sandbox.token), new URLSearchParams(data).has('query_id')]).toEqual([
      true,
      false,
    ])
    const sent = await control('/web-app-data', { keyboardLabel: 'Pick', data: '{"a":1}' })
    expect(sent.status).toBe(200)
    expect((await s.updates()).at(-1)?.message?.web_app_data).toEqual({
      data: '{"a":1}',
      button_text: 'Pick',
    })
    expect(s.sandbox.view(s.ada.id).messages.at(-1)?.kind).toBe('web_app_data')
    expect((await control('/web-app-data', { keyboardLabel: 'Plain', data: 'x' })).status).toBe(400)
    const tooMuch = await control('/web-app-data', { keyboardLabel: 'Pick', data: 'é'.repeat(2049) })
    expect(await tooMuch.json()).toEqual({ error: 'the data has 1 to 4096 bytes' })
  })

  it('lets the bot answer once, in the name of the member', async () => {
    const { url } = s.sandbox.openWebApp(s.ada.id, { messageId: await inlineButton(APP), label: 'Shop' })
    const query = new URLSearchParams(fragmentOf(url).get('tgWebAppData') ?? '').get('query_id')
    const result = {
      type: 'article',
      id: '1',
      title: 'Order',
      input_message_content: { message_text: '<b>Tea</b>', parse_mode: 'HTML' },
    }
    expect(await s.call('answerWebAppQuery', { web_app_query_id: query, result })).toMatchObject({ ok: true })
    expect(s.sandbox.view(s.ada.id).messages.at(-1)).toMatchObject({
      from: 'member',
      text: 'Tea',
      entities: [{ type: 'bold' }],
      message: { via_bot: { id: s.sandbox.me.id } },
    })
    expect((await s.updates()).at(-1)?.message).toMatchObject({ text: 'Tea', via_bot: { is_bot: true } })
    expect(await s.call('answerWebAppQuery', { web_app_query_id: query, result })).toMatchObject({
      error_code: 400,
    })
  })
})
