/** Where members find the bot. Without an answer from Telegram (no network, wrong token): in words. */
export async function botAddress(env: Readonly<Record<string, string>>): Promise<string> {
  const apiRoot = env.TELEGRAM_API_ROOT ?? 'https://api.telegram.org'
  try {
    const answer = await fetch(`${apiRoot}/bot${env.BOT_TOKEN}/getMe`, {
      signal: AbortSignal.timeout(10_000),
    })
    const name = userNameIn(await answer.json())
    if (name !== undefined) return `https://t.me/${name}`
  } catch {
    // The gateway says what is wrong; here it only means that the name is unknown.
  }
  return 'your bot in Telegram'
}

function userNameIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('result' in body)) return undefined
  const { result } = body
  if (typeof result !== 'object' || result === null || !('username' in result)) return undefined
  return typeof result.username === 'string' ? result.username : undefined
}
