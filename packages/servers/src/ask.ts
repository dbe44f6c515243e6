import { connect } from 'node:net'

/** Sends `request` to a loopback port; true when an answer that holds `expected` comes within the limit. */
export function ask(port: number, request: string, expected: string, limitMs = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    let answer = ''
    const finish = (ok: boolean) => {
      socket.destroy()
      resolve(ok)
    }
    socket.setTimeout(limitMs, () => finish(false))
    socket.once('error', () => finish(false))
    socket.once('close', () => finish(false))
    socket.once('connect', () => socket.write(request))
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
      if (answer.includes(expected)) finish(true)
    })
  })
}
