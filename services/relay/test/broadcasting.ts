import type { Parcel, ParcelAction } from '@anonchat/contracts'
import { openProducer, type Producer, queueConnection } from '@anonchat/queue'
import { countOutcomes, openParcels, type Parcels } from '@anonchat/store'
import type { Call } from '@anonchat/telegram-sandbox'
import type { Harness } from './harness.js'

export interface Broadcasting {
  readonly parcels: Parcels
  readonly producer: Producer<'bulk'>
  /** Puts a parcel there with its job; gives its id. */
  put(action: ParcelAction, recipients: Parcel['recipients'], broadcastId?: number): Promise<string>
  bring(id: string): Promise<void>
  /** Outcomes in the order of the recipients. */
  outcomes(id: string): Promise<string[]>
  /** Resolves when every outcome is known. */
  finished(id: string): Promise<void>
  /** Copies that Telegram accepted, by chat. */
  copies(): Map<number, number>
  close(): Promise<void>
}

export const isCopy = (call: Call): boolean => call.method.startsWith('copyMessage')

/** Puts parcels as the admin service does. */
export function broadcasting(h: Harness): Broadcasting {
  const connection = queueConnection(h.redisServer.url)
  const producer = openProducer('bulk', connection)
  const parcels = openParcels(h.redis)
  let numbers = 0
  const bring = (id: string) => producer.add(`parcel-${id}`, { parcel: id })
  const recorded = async (id: string) => (await parcels.read(id))?.recorded ?? []
  return {
    parcels,
    producer,
    bring,
    put: async (action, recipients, broadcastId = 7) => {
      const id = `${broadcastId}-${++numbers}`
      await parcels.put(id, { broadcastId, action, recipients })
      await bring(id)
      return id
    },
    outcomes: async (id) => (await recorded(id)).map(({ outcome }) => outcome),
    finished: async (id) => {
      await h.until(async () => countOutcomes(await recorded(id)).pending === 0)
    },
    copies: () => {
      const counts = new Map<number, number>()
      for (const call of h.sandbox.calls())
        if (isCopy(call) && call.status === 200 && call.memberId !== null)
          counts.set(call.memberId, (counts.get(call.memberId) ?? 0) + 1)
      return counts
    },
    close: async () => {
      await producer.close()
      connection.disconnect()
    },
  }
}
