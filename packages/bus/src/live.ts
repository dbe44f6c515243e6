import type { Logger } from '@anonchat/runtime'
import type { z } from 'zod'
import type { BusConnection } from './connect.js'

/** Messages that are not stored: whoever listens at the moment gets them, once or not at all. */
export interface Live {
  /** Never fails: where the server is away, nobody hears it. */
  say(subject: string, message: unknown): void
  /** Hears a subject until the returned function is called. What does not parse is left out. */
  hear<S extends z.ZodType>(subject: string, schema: S, listener: (message: z.infer<S>) => void): () => void
  /** Calls back when the server is there again after having been away: something may have been missed. */
  onGap(listener: () => void): () => void
}

export function createLive({ nc, connected, onReconnect }: BusConnection, log: Logger): Live {
  return {
    say: (subject, message) => {
      if (connected()) nc.publish(subject, JSON.stringify(message))
    },
    hear: (subject, schema, listener) => {
      const subscription = nc.subscribe(subject, {
        callback: (error, message) => {
          if (error !== null) return
          try {
            listener(schema.parse(message.json()))
          } catch {
            log.warn('a live message that cannot be read was left out')
          }
        },
      })
      return () => subscription.unsubscribe()
    },
    onGap: onReconnect,
  }
}
