import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * A way to a database that breaks the first `breaks` connections after the login, at the first statement that the
 * driver sends to set the connection up.
 */
export async function breakingProxy(databasePort: number, breaks: number) {
  const sockets = new Set<Socket>()
  let broken = 0
  const server = createServer((client) => {
    const database = connect(databasePort, '127.0.0.1')
    let sent = 0
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    }
    client.on('data', (chunk) => {
      const isLogin = ++sent === 1
      if (isLogin || broken === breaks) return database.write(chunk)
      broken += 1
      client.destroy()
      return database.destroy()
    })
    database.pipe(client)
    client.on('close', () => database.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    broken: () => broken,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
