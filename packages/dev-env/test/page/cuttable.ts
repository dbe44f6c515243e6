import { connect, createServer, type Socket } from 'node:net'
import { freePort } from '@anonchat/servers'

/** A way to a server that can be cut and mended. */
export interface Cuttable {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** Breaks what is connected and takes nothing new. */
  cut(): Promise<void>
  mend(): Promise<void>
}

export async function cuttable(port: number): Promise<Cuttable> {
  const own = await freePort()
  const sockets = new Set<Socket>()
  const server = createServer((incoming) => {
    const outgoing = connect(port, '127.0.0.1')
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    incoming.pipe(outgoing).pipe(incoming)
  })
  const mend = (): Promise<void> => new Promise((resolve) => server.listen(own, '127.0.0.1', resolve))
  await mend()
  return {
    url: `http://127.0.0.1:${own}`,
    mend,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
