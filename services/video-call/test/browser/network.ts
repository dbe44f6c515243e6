import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { freePort } from '@anonchat/servers'

const LOOPBACK = '127.0.0.1'

/** Whatever one device reaches, it reaches by this: the service, and the relay by UDP and by TCP. */
export interface Network {
  /** Where the device finds the service. */
  readonly origin: string
  /** Where it finds the relay, as TURN_URLS. */
  readonly turnUrls: string
  /** The device is led to the replica on this port from now on. */
  leadTo(port: number): void
  /** Lets nothing through any more, and breaks what is connected. */
  cut(): void
  mend(): void
  /** By what the relay can be reached, where anything can. */
  allow(over: 'udp' | 'tcp' | 'both'): void
  close(): Promise<void>
}

export async function openNetwork(relayPort: number): Promise<Network> {
  let isCut = false
  let allowed: 'udp' | 'tcp' | 'both' = 'both'
  let replica: number | undefined
  const service = await tcpWay(() => (isCut ? undefined : replica))
  const relayTcp = await tcpWay(() => (isCut || allowed === 'udp' ? undefined : relayPort))
  const relayUdp = await udpWay(relayTcp.port, relayPort, () => allowed !== 'tcp' && !isCut)
  return {
    origin: `http://${LOOPBACK}:${service.port}`,
    turnUrls: ['udp', 'tcp']
      .map((transport) => `turn:${LOOPBACK}:${relayTcp.port}?transport=${transport}`)
      .join(','),
    leadTo: (port) => {
      replica = port
    },
    cut: () => {
      isCut = true
      service.breakAll()
      relayTcp.breakAll()
    },
    mend: () => {
      isCut = false
    },
    allow: (over) => {
      allowed = over
    },
    close: async () => {
      await Promise.all([service.close(), relayTcp.close(), relayUdp.close()])
    },
  }
}

/** @param target where a new connection goes; undefined where it is refused */
async function tcpWay(target: () => number | undefined) {
  const open = new Set<Socket>()
  const server = createServer((incoming) => {
    const port = target()
    incoming.on('error', () => {})
    if (port === undefined) {
      incoming.destroy()
      return
    }
    const outgoing = connect(port, LOOPBACK)
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
    }
    incoming.pipe(outgoing).pipe(incoming)
  })
  const port = await freePort()
  server.listen(port, LOOPBACK)
  await once(server, 'listening')
  const breakAll = (): void => {
    for (const socket of open) socket.destroy()
  }
  return {
    port,
    breakAll,
    close: async () => {
      breakAll()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Each port of the device gets one of its own towards the relay, as behind a router. */
async function udpWay(port: number, relayPort: number, isOpen: () => boolean) {
  const server = createSocket('udp4')
  const ways = new Map<number, UdpSocket>()
  const wayOf = (client: number): UdpSocket => {
    const known = ways.get(client)
    if (known !== undefined) return known
    const way = createSocket('udp4')
    ways.set(client, way)
    way.on('error', () => {})
    way.on('message', (data) => {
      if (isOpen()) server.send(data, client, LOOPBACK)
    })
    return way
  }
  server.on('message', (data, { port: client }) => {
    if (isOpen()) wayOf(client).send(data, relayPort, LOOPBACK)
  })
  server.bind(port, LOOPBACK)
  await once(server, 'listening')
  return {
    close: async () => {
      for (const way of ways.values()) way.close()
      server.close()
      await once(server, 'close')
    },
  }
}
