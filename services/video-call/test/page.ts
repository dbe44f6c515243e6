import { once } from 'node:events'
import { WebSocket } from 'ws'
import { type ClientMessage, ServerMessage, type ServerMessageOf } from '../src/protocol.js'

const LIMIT_MS = 20_000

/** A page as the service sees it; it may say anything. */
export interface Page {
  say(message: ClientMessage): void
  sayRaw(data: string | Buffer): void
  /** The next message of a type that was not taken yet. */
  next<T extends ServerMessage['type']>(type: T): Promise<ServerMessageOf<T>>
  until<T extends ServerMessage['type']>(
    type: T,
    fits: (message: ServerMessageOf<T>) => boolean,
  ): Promise<ServerMessageOf<T>>
  /** All that came, in order. */
  readonly heard: readonly ServerMessage[]
  /** The code that it was closed with. */
  closed(): Promise<number>
  /** Breaks the connection without a word. */
  cut(): void
  /** Stops reading. */
  pause(): void
}

export async function connectPage(port: number): Promise<Page> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/call/socket`)
  const heard: ServerMessage[] = []
  const untaken: ServerMessage[] = []
  let wake = () => {}
  let code: number | undefined
  socket.on('message', (data) => {
    const message = ServerMessage.parse(JSON.parse(String(data)))
    heard.push(message)
    untaken.push(message)
    wake()
  })
  socket.on('close', (closed) => {
    code = closed
    wake()
  })
  socket.on('error', () => {})
  await once(socket, 'open')

  const wait = async <T>(look: () => T | undefined, what: string): Promise<T> => {
    const end = Date.now() + LIMIT_MS
    for (;;) {
      const found = look()
      if (found !== undefined) return found
      if (Date.now() > end) throw new Error(`no ${what}; heard ${heard.map(({ type }) => type).join(', ')}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 500)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const isOf = <T extends ServerMessage['type']>(
    type: T,
    message: ServerMessage,
  ): message is ServerMessageOf<T> => message.type === type
  const until = <T extends ServerMessage['type']>(type: T, fits: (message: ServerMessageOf<T>) => boolean) =>
    wait(() => {
      for (const [index, message] of untaken.entries()) {
        if (!isOf(type, message) || !fits(message)) continue
        untaken.splice(index, 1)
        return message
      }
      if (code !== undefined) throw new Error(`closed with ${code} before ${type}`)
      return undefined
    }, type)
  return {
    say: (message) => socket.send(JSON.stringify(message)),
    sayRaw: (data) => socket.send(data),
    next: (type) => until(type, () => true),
    until,
    heard,
    closed: () => wait(() => code, 'close'),
    cut: () => socket.terminate(),
    pause: () => socket.pause(),
  }
}
