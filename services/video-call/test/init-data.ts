import { createHmac } from 'node:crypto'

/** initData as Telegram makes it for a bot, of a member who opened the page at a time (ms). */
export function signedInitData(
  token: string,
  memberId: number,
  at = Date.now(),
  more: Readonly<Record<string, string>> = {},
): string {
  const user = JSON.stringify({ id: memberId, first_name: `First${memberId}`, language_code: 'en' })
  const fields = { query_id: 'AAH1', user, auth_date: String(Math.floor(at / 1_000)), ...more }
  const lines = Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n')
  const key = createHmac('sha256', 'WebAppData').update(token).digest()
  const hash = createHmac('sha256', key).update(lines).digest('hex')
  return new URLSearchParams({ ...fields, hash }).toString()
}
