import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TelegramUpdate } from '@gramio/types'

export interface Received {
  update: TelegramUpdate
  headers: http.IncomingHttpHeaders
  /** Updates under way when this one arrived, itself included. */
  open: TelegramUpdate[]
  answer(status: number, headers?: Record<string, string>): void
}

/** A webhook that a test answers by hand. */
export interface Receiver {
  url: string
  /** The next update, in the order of arrival. */
  next(): Promise<Received>
  /** From now on answers every update with 200 by itself. */
  acceptAll(): void
  all: TelegramUpdate[]
  stop(): Promise<void>
}

export async function receiver(): Promise<Receiver> {
  const arrived: Received[] = []
  const wanted: Array<(received: Received) => void> = []
  const all: TelegramUpdate[] = []
  const open = new Set<TelegramUpdate>()
  let accepting = false
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const update: TelegramUpdate = JSON.parse(Buffer.concat(chunks).toString())
      open.add(update)
      all.push(update)
      const answer = (status: number, headers: Record<string, string> = {}): void => {
        open.delete(update)
        response.writeHead(status, headers).end()
      }
      const received: Received = { update, headers: request.headers, open: [...open], answer }
      if (accepting) answer(200)
      const want = wanted.shift()
      if (want) want(received)
      else arrived.push(received)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/hook`,
    all,
    next: () => {
      const there = arrived.shift()
      return there ? Promise.resolve(there) : new Promise((resolve) => wanted.push(resolve))
    },
    acceptAll: () => {
      accepting = true
      for (const received of arrived.splice(0)) received.answer(200)
    },
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}
