import { createPublisher } from '@anonchat/bus'
import type { MemberEvent } from '@anonchat/contracts'
import { openProducer, queueConnection } from '@anonchat/queue'
import { createLogger, readEnvironment } from '@anonchat/runtime'
import { createTelegram } from '@anonchat/telegram'
import { readConfig, VARIABLES } from '../src/config.js'
import { openContext } from '../src/context.js'
import { type HandleContext, handleIncoming } from '../src/in/handle.js'
import { readEvent } from '../src/in/read-event.js'
import { openActivity } from '../src/out/activity.js'
import { NO_PHOTOS } from '../src/out/photos/photos.js'
import type { Servers } from './servers.js'
import type { World } from './world.js'

export class Crash extends Error {}

/** Every function of an object, or of the objects in it, calls `before` first. */
function watched<T extends object>(target: T, before: () => void): T {
  return new Proxy(target, {
    get: (from, name) => {
      const value: unknown = Reflect.get(from, name)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        before()
        return Reflect.apply(value, from, args)
      }
    },
  })
}

export type Handler = Awaited<ReturnType<typeof openHandler>>

/** The handling of events without the service around it, so that a test can have it crash before any step of IO. */
export async function openHandler(servers: Servers, world: World) {
  const log = createLogger('test', 'silent')
  const config = readConfig(readEnvironment(servers.environment, VARIABLES))
  const connection = queueConnection(servers.redis.url)
  const producer = openProducer('timers', connection)
  const telegram = createTelegram(config.botToken, config.telegramApiRoot)
  const bus = createPublisher(world.bus)
  const activity = openActivity(world.db, log)
  const context = openContext(config, {
    redis: world.redis,
    db: world.db,
    telegram,
    producer,
    photos: NO_PHOTOS,
    bus,
    activity,
    metrics: { callRequest: () => {} },
    log,
  })
  let sequence = 0

  /** @param crashBefore the step of IO before which the process dies, from 0; undefined: it lives */
  const attempt = async (event: MemberEvent, at: number, crashBefore?: number): Promise<number> => {
    let steps = 0
    const step = () => {
      if (steps++ === crashBefore) throw new Crash()
    }
    const { sessions, profiles, timers, albums, remains, identityOf, stars, claims, tries } = context
    const crashing: HandleContext = {
      ...context,
      sessions: watched(sessions, step),
      profiles: watched(profiles, step),
      timers: watched(timers, step),
      albums: watched(albums, step),
      remains: watched(remains, step),
      // Just before the record is changed.
      identityOf: (memberId) => {
        step()
        return identityOf(memberId)
      },
      stars: watched(stars, step),
      claims: { ...claims, local: watched(claims.local, step) },
      tries: watched(tries, step),
      bus: watched(bus, step),
      publish: async (envelope) => {
        step()
        await bus.envelope(envelope)
      },
    }
    const incoming = readEvent(event)
    if (incoming !== null) await handleIncoming(crashing, incoming, { sequence: at, redelivered: at > 0 })
    return steps
  }

  return {
    /** Handles an event; gives the number of its steps of IO. */
    handle: (event: MemberEvent) => attempt(event, ++sequence),
    /** Handles an event in a process that dies before a step, and again in one that lives. Gives whether it died. */
    crash: async (
      event: MemberEvent,
      before: number,
      meanwhile: () => Promise<unknown> = async () => {},
    ): Promise<boolean> => {
      const at = ++sequence
      try {
        await attempt(event, at, before)
      } catch (error) {
        if (!(error instanceof Crash)) throw error
        await meanwhile()
        await attempt(event, at)
        return true
      }
      // Everything was done but the acknowledgement.
      await meanwhile()
      await attempt(event, at)
      return false
    },
    close: async () => {
      await activity.close()
      await producer.close()
      connection.disconnect()
      telegram.close()
    },
  }
}
