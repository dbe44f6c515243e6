import {
  type ConsumerSettings,
  MAILBOXES,
  type MemberEvent,
  MemberEvent as MemberEventSchema,
} from '@anonchat/contracts'
import { createLogger } from '@anonchat/runtime'
import { type Server, startNats } from '@anonchat/servers'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type BusConnection, openConnection } from '../src/connect.js'
import { type Consumption, consume } from '../src/consume.js'
import { ensureStreams } from '../src/ensure-streams.js'
import type { Handler } from '../src/handle-message.js'
import { createPublisher, type Publisher } from '../src/publish.js'

const log = createLogger('test', 'silent')

/** An event of a member that carries a number. */
export const numbered = (memberId: number, number: number): MemberEvent => ({
  type: 'matched',
  memberId,
  partnerId: number,
  trace: `1-${number}`,
  roomId: '01JD0000000000000000000000',
})

export const numberOf = (event: MemberEvent): number => (event.type === 'matched' ? event.partnerId : -1)

export interface TestBus {
  readonly server: Server
  readonly bus: BusConnection
  readonly publisher: Publisher
  /** Consumes the mailbox of a member until the test ends, on this connection or another. */
  listen(
    memberId: number,
    handler: Handler<MemberEvent>,
    how?: Partial<ConsumerSettings> & { bus?: BusConnection },
  ): Consumption
  /** Another connection, as another replica has. */
  connect(): Promise<BusConnection>
}

/** A NATS of its own for a test file, and fresh streams for each test. */
export function testBus(): TestBus {
  let server: Server
  let bus: BusConnection
  let publisher: Publisher
  let open: Consumption[] = []
  let connections: BusConnection[] = []

  beforeAll(async () => {
    server = await startNats()
    bus = await openConnection(server.url, 'test', log)
    publisher = createPublisher(bus)
  })
  afterAll(async () => {
    await bus.close()
    await server.dispose()
  })
  beforeEach(async () => {
    for (const name of await bus.jsm.streams.names().next()) await bus.jsm.streams.delete(name)
    await ensureStreams(bus.jsm)
    return async () => {
      await Promise.all(open.map((one) => one.stop()))
      await Promise.all(connections.map((one) => one.close()))
      open = []
      connections = []
    }
  })
  return {
    get server() {
      return server
    },
    get bus() {
      return bus
    },
    get publisher() {
      return publisher
    },
    listen: (memberId, handler, { bus: other = bus, ...how } = {}) => {
      const consumption = consume(
        other,
        publisher,
        { ...mailboxOf(memberId), ...how },
        MemberEventSchema,
        handler,
        log,
      )
      open.push(consumption)
      return consumption
    },
    connect: async () => {
      const connection = await openConnection(server.url, 'test', log)
      connections.push(connection)
      return connection
    },
  }
}

export function mailboxOf(memberId: number): ConsumerSettings {
  const found = MAILBOXES[memberId % 64]
  if (found === undefined) throw new Error('no mailbox')
  return found
}
