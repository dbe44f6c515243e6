import { connect, createServer, type Socket } from 'node:net'

export interface Balancer {
  readonly url: string
  close(): Promise<void>
}

/**
 * Stands before several replicas as a load balancer does: each connection goes to the next port that accepts it.
 * @param ports the ports of the replicas that live at the moment
 */
export async function startBalancer(ports: () => readonly number[]): Promise<Balancer> {
  let turn = 0
  const open = new Set<Socket>()
  const track = (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    return socket
  }
  const server = createServer((client) => {
    track(client)
    const candidates = [...ports()]
    const first = turn++
    const attempt = (tried: number) => {
      const port = candidates[(first + tried) % candidates.length]
      if (port === undefined || tried === candidates.length) {
        client.destroy()
        return
      }
      const upstream = track(connect({ host: '127.0.0.1', port }))
      let connected = false
      upstream.once('connect', () => {
        connected = true
        client.pipe(upstream).pipe(client)
      })
      // A replica that was killed refuses the connection; once connected, its end is the client's end.
      upstream.on('error', () => (connected ? client.destroy() : attempt(tried + 1)))
      client.once('close', () => upstream.destroy())
    }
    client.on('error', () => client.destroy())
    attempt(0)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the balancer has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}
