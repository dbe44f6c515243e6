import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import type { ClientMessage, ServerMessage } from '@anonchat/video-call'
import { WebSocket } from 'ws'

/** initData as Telegram makes it for a bot. */
export function signedInitData(token: string, memberId: number): string {
  const fields = {
    auth_date: String(Math.floor(Date.now() / 1_000)),
    user: JSON.stringify({ id: memberId, first_name: 'Bench' }),
  }
  const lines = `auth_date=${fields.auth_date}\nuser=${fields.user}`
  const key = createHmac('sha256', 'WebAppData').update(token).digest()
  const hash = createHmac('sha256', key).update(lines).digest('hex')
  return new URLSearchParams({ ...fields, hash }).toString()
}

/** A page that has joined: its session, and a way to say something. */
export interface BenchPage {
  readonly session: number
  say(message: ClientMessage): void
  close(): void
}

/** Joins a call. `heard` gets every message after the welcome. */
export async function joinCall(
  port: number,
  token: string,
  initData: string,
  heard: (message: ServerMessage) => void,
): Promise<BenchPage> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/call/socket`, { perMessageDeflate: false })
  await once(socket, 'open')
  const say = (message: ClientMessage): void => socket.send(JSON.stringify(message))
  const session = await new Promise<number>((resolve, reject) => {
    socket.once('close', (code) => reject(new Error(`a page was closed with ${code}`)))
    socket.on('message', (data) => {
      const message: ServerMessage = JSON.parse(String(data))
      if (message.type === 'welcome') resolve(message.session)
      else heard(message)
    })
    say({ type: 'hello', token, initData })
  })
  return { session, say, close: () => socket.terminate() }
}
