import type { Sandbox, TelegramUpdate } from '@anonchat/telegram-sandbox'

export interface Bot {
  /** Calls the Bot API as any bot does. Throws when it refuses. */
  call(method: string, params: Record<string, unknown>): Promise<unknown>
  /** What was told of, oldest first. */
  readonly updates: readonly TelegramUpdate[]
  stop(): Promise<void>
}

/** A bot of a few lines at the sandbox: polls, and does for each update what it is told to. */
export function startBot(
  { url, token }: Sandbox,
  take: (update: TelegramUpdate, call: Bot['call']) => Promise<unknown> = async () => {},
): Bot {
  const stopped = new AbortController()
  const updates: TelegramUpdate[] = []
  const call: Bot['call'] = async (method, params) => {
    const response = await fetch(`${url}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
      signal: stopped.signal,
    })
    const answer = (await response.json()) as { ok: boolean; result?: unknown }
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`)
    return answer.result
  }
  const poll = async (): Promise<void> => {
    let offset = 0
    while (!stopped.signal.aborted) {
      const params = { offset, timeout: 20, allowed_updates: ALL }
      for (const update of (await call('getUpdates', params)) as TelegramUpdate[]) {
        offset = update.update_id + 1
        updates.push(update)
        await take(update, call)
      }
    }
  }
  const polling = poll().catch((error: unknown) => {
    if (!stopped.signal.aborted) throw error
  })
  return {
    call,
    updates,
    stop: async () => {
      stopped.abort()
      await polling
    },
  }
}

const ALL = [
  'message',
  'edited_message',
  'callback_query',
  'message_reaction',
  'pre_checkout_query',
  'poll_answer',
]
