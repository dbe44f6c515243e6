import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

// Below the range from which systems take ports for outgoing connections (32768 and up): a client that
// reconnects while a server is down could otherwise be given the server's own port and hold it.
const LOWEST = 12_000
const HIGHEST = 32_000

const handedOut = new Set<number>()

/** A loopback port on which nothing listens, and that this process has not been given before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST)
    if (handedOut.has(port) || !(await canListen(port))) continue
    handedOut.add(port)
    return port
  }
}

/** True when nothing listens on the loopback port. */
export function canListen(port: number): Promise<boolean> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
