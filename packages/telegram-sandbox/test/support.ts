import type { TelegramUpdate } from '@gramio/types'
import { Telegram } from 'telegraf'
import { DEFAULT_TOKEN, type Member, type Sandbox, type SandboxOptions, startSandbox } from '../src/index.js'

/** A sandbox with a client of its default bot and a member who has pressed Start. */
export interface Stage {
  sandbox: Sandbox
  bot: Telegram
  ada: Member
  /** Calls a method with a JSON body and gives the whole answer. */
  call(method: string, params?: unknown): Promise<BotAnswer>
  /** Polls once. */
  updates(params?: {
    offset?: number
    limit?: number
    timeout?: number
    allowed_updates?: string[]
  }): Promise<TelegramUpdate[]>
}

export interface BotAnswer {
  status: number
  ok: boolean
  result?: unknown
  error_code?: number
  description?: string
  parameters?: { retry_after: number }
}

/** Limits are off and retries fast unless the test says otherwise. */
export async function stage(options: SandboxOptions = {}): Promise<Stage> {
  const sandbox = await startSandbox({
    limits: 'off',
    webhookRetry: { baseMs: 5, maxMs: 20 },
    conflictDelayMs: 20,
    ...options,
  })
  const token = options.token ?? DEFAULT_TOKEN
  const bot = new Telegram(token, { apiRoot: sandbox.url })
  const ada = sandbox.createMember({ first_name: 'Ada' })
  sandbox.sendText(ada.id, '/start')
  return {
    sandbox,
    bot,
    ada,
    call: (method, params) => callJson(sandbox.url, token, method, params),
    updates: async (params = {}) => {
      const response = await post(sandbox.url, token, 'getUpdates', params)
      const body: { result: TelegramUpdate[] } = JSON.parse(await response.text())
      return body.result
    },
  }
}

function post(url: string, token: string, method: string, params: unknown): Promise<Response> {
  return fetch(`${url}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  })
}

export async function callJson(
  url: string,
  token: string,
  method: string,
  params: unknown = {},
): Promise<BotAnswer> {
  const response = await post(url, token, method, params)
  const body: Omit<BotAnswer, 'status'> = JSON.parse(await response.text())
  return { status: response.status, ...body }
}
