import { upgradeWebSocket } from '@hono/node-server'
import { type WebSocket, WebSocketServer } from 'ws'

export interface SocketOptions {
  /** A longer frame closes its socket with 1009. */
  readonly maxFrameBytes: number
}

/** WebSockets of a service. */
export interface Sockets {
  /** Makes a route answer an upgrade; give it to `http.get`. */
  readonly upgrade: typeof upgradeWebSocket
  /** The sockets that are open. */
  readonly open: ReadonlySet<WebSocket>
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
    upgrade: upgradeWebSocket,
    open: server.clients,
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
