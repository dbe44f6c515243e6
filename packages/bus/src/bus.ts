import type { ConsumerSettings } from '@anonchat/contracts'
import type { ServiceContext } from '@anonchat/runtime'
import type { z } from 'zod'
import { openConnection } from './connect.js'
import { consume } from './consume.js'
import { ensureStreams } from './ensure-streams.js'
import type { Handler } from './handle-message.js'
import { createLive, type Live } from './live.js'
import { createPublisher, type Publisher } from './publish.js'

export interface Bus {
  readonly publish: Publisher
  readonly live: Live
  /** Consumes each of the given consumers with the same handler, until the service stops. */
  consume<S extends z.ZodType>(
    consumers: ConsumerSettings | readonly ConsumerSettings[],
    schema: S,
    handler: Handler<z.infer<S>>,
  ): Promise<void>
  /** False while the server is away. */
  connected(): boolean
}

/** Connects a service to NATS, makes sure of the streams, and closes with the service: first intake, last connection. */
export async function openBus(url: string, name: string, context: ServiceContext): Promise<Bus> {
  const { log } = context
  const connection = await openConnection(url, name, log)
  context.onStop('nats', connection.close)
  context.readyWhen('nats', connection.ping)
  await ensureStreams(connection.jsm)
  const publish = createPublisher(connection)
  return {
    publish,
    live: createLive(connection, log),
    connected: connection.connected,
    consume: async (consumers, schema, handler) => {
      const list = Array.isArray(consumers) ? consumers : [consumers]
      const open = list.map((one) => consume(connection, publish, one, schema, handler, log))
      context.onStop('consumers', async () => {
        await Promise.all(open.map((one) => one.stop()))
      })
    },
  }
}
