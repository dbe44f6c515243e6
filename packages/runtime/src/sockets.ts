import { upgradeWebSocket } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import { WebSocket, WebSocketServer } from 'ws'

export interface SocketOptions {
  /** A longer frame closes its socket with 1009. */
  readonly maxFrameBytes: number
}

/** One WebSocket that a service has taken. */
export interface Socket {
  send(text: string): void
  close(code: number): void
  /** At once, without a word. */
  cutOff(): void
  /** Asks whether the other end is there. */
  ping(): void
  /** What waits to be sent. */
  bufferedBytes(): number
}

export interface SocketEvents {
  /** A frame of text; null for one of bytes. */
  message(text: string | null): void
  pong(): void
  /** It is closed, by whomever. */
  closed(): void
}

/** WebSockets of a service. */
export interface Sockets {
  /** A handler for `http.get`: takes the socket of each request that asks for one. */
  accept(open: (socket: Socket) => SocketEvents): MiddlewareHandler
}

/** 1012 of the registry of close codes: the service restarts, come again. */
const RESTART = 1012
/** For a peer that does not answer the closing of its socket. */
const CLOSING_MS = 1_000

export interface SocketServer extends Sockets {
  readonly server: WebSocketServer
  /** Closes every socket with 1012; whoever is slow about it is cut off after a second. */
  close(): Promise<void>
}

export function createSockets({ maxFrameBytes }: SocketOptions): SocketServer {
  // Compression would cost memory for each socket, and what is said is short.
  const server = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false })
  return {
    server,
    accept,
    close: async () => {
      const closed = [...server.clients].map(
        (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
      )
      for (const socket of server.clients) socket.close(RESTART)
      const limit = setTimeout(() => {
        for (const socket of server.clients) socket.terminate()
      }, CLOSING_MS)
      await Promise.all(closed)
      clearTimeout(limit)
    },
  }
}

const accept: Sockets['accept'] = (open) =>
  upgradeWebSocket(() => {
    let events: SocketEvents | undefined
    return {
      onOpen: (_, { raw }) => {
        if (!(raw instanceof WebSocket)) return
        events = open({
          send: (text) => raw.send(text),
          close: (code) => raw.close(code),
          cutOff: () => raw.terminate(),
          ping: () => raw.ping(),
          bufferedBytes: () => raw.bufferedAmount,
        })
        raw.on('pong', () => events?.pong())
      },
      onMessage: ({ data }) => events?.message(typeof data === 'string' ? data : null),
      onClose: () => events?.closed(),
      // What broke is closed next.
      onError: () => {},
    }
  })
