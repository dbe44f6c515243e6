import { expect } from 'vitest'
import type { Played } from './play.js'
import { API_KEY } from './servers.js'

/** Asks the HTTP interface with the key, as programs do. */
export const interfaceOf =
  (world: () => Played) =>
  async (method: 'GET' | 'POST', path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${world().url}/api/admin${path}`, {
      method,
      headers: { 'X-API-Key': API_KEY, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  }

export const fails = (status: number, code: string) => ({
  status,
  body: { error: { code, message: expect.any(String) } },
})
