import { type Logger, Unavailable } from '@anonchat/runtime'
import { connect, type JetStreamClient, type JetStreamManager, type NatsConnection } from 'nats'
import { type AckedPublish, createAckedPublish } from './acked-publish.js'
import { createEndOfTurn } from './end-of-turn.js'
import { onceReady } from './once-ready.js'

export interface BusConnection {
  readonly nc: NatsConnection
  readonly js: JetStreamClient
  readonly jsm: JetStreamManager
  readonly publish: AckedPublish
  /** Runs `write` together with what else is written in this turn of the event loop. */
  atEndOfTurn(write: () => void): void
  /** False while the server is away; the client goes on reconnecting. */
  connected(): boolean
  /** Resolves while the server answers, which has then read what was sent before. @throws Unavailable */
  ping(): Promise<void>
  /** Calls back each time that the server is there again; returns what ends that. */
  onReconnect(listener: () => void): () => void
  /** Waits until what was published and acknowledged has left, where there is a server that could take it. */
  close(): Promise<void>
}

const SLOW_START_MS = 2_000

/** Connects, waiting for the server as long as it takes, and reconnects for ever afterwards. */
export async function openConnection(url: string, name: string, log: Logger): Promise<BusConnection> {
  const slow = setTimeout(() => log.warn('NATS does not answer yet; waiting for it'), SLOW_START_MS)
  const nc = await connect({
    servers: url.split(','),
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 100,
    waitOnFirstConnect: true,
    pingInterval: 10_000,
    maxPingOut: 2,
    // A stack trace for each request costs more than the request.
    noAsyncTraces: true,
  }).finally(() => clearTimeout(slow))
  const atEndOfTurn = createEndOfTurn()
  const publish = createAckedPublish(nc, atEndOfTurn)
  const reconnected = new Set<() => void>()
  let connected = true
  void (async () => {
    for await (const status of nc.status()) {
      if (status.type === 'disconnect') {
        connected = false
        publish.failAll(new Error('lost the connection'))
        log.warn('lost the connection to NATS; reconnecting')
      } else if (status.type === 'reconnect') {
        connected = true
        log.info('connected to NATS again')
        for (const listener of reconnected) listener()
      }
    }
  })()
  const jsm = await onceReady(() => nc.jetstreamManager({ timeout: 2_000 })).catch(async (error) => {
    await nc.close()
    throw error
  })
  const isConnected = () => connected && !nc.isClosed()
  return {
    nc,
    js: nc.jetstream({ timeout: 5_000 }),
    jsm,
    publish,
    atEndOfTurn,
    connected: isConnected,
    ping: async () => {
      if (!isConnected()) throw new Unavailable('nats', new Error('not connected'))
      await nc.flush()
    },
    onReconnect: (listener) => {
      reconnected.add(listener)
      return () => reconnected.delete(listener)
    },
    close: async () => {
      publish.close()
      await new Promise<void>(atEndOfTurn)
      // Acknowledgements are on their way until the drain is done; a server that is away cannot be drained.
      if (isConnected()) await nc.drain()
      else await nc.close()
    },
  }
}
