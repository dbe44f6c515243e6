import { Parcel, type ParcelAction, type ParcelId } from '@anonchat/contracts'
import type { Redis } from 'ioredis'
import { loadScript } from '../client.js'
import { list, text } from '../lane/reply.js'
import { outcomeBytes, type Recorded, readOutcomes, writeOutcome } from './outcomes.js'

/** Longer than any pause in which somebody still means to go on; the record in MySQL puts it back. */
const PARCEL_TTL_MS = 48 * 3_600_000

export type Lease =
  | { kind: 'yours' }
  /** Somebody else has it, for so long at most. */
  | { kind: 'wait'; ms: number }
  /** Its broadcast is to stand still. */
  | { kind: 'held' }
  /** It is settled already. */
  | { kind: 'gone' }

export interface OpenParcel {
  readonly parcel: Parcel
  /** By position; what is not there yet is pending. */
  readonly recorded: readonly Recorded[]
}

export interface RecordedParcel {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly recorded: readonly Recorded[]
}

/** The parcels of broadcasts that are on their way. All of it stands on one shard. */
export interface Parcels {
  /** Puts a parcel there, in place of what it was before. What was recorded of it stays. */
  put(id: ParcelId, parcel: Parcel): Promise<void>
  read(id: ParcelId): Promise<OpenParcel | undefined>
  /** Adds to parcels what came of each of their so many recipients so far, as it is written and as it reads. */
  recorded<P extends { readonly id: ParcelId; readonly recipients: number }>(
    parcels: readonly P[],
    messages: number,
  ): Promise<(P & RecordedParcel)[]>
  /** Leaves out those of whom nothing is known yet. A worker that has the parcel in hand may still write to them. */
  skip(id: ParcelId, action: ParcelAction, positions: readonly number[]): Promise<void>
  /** Takes a parcel, or keeps it. @param holder a name that no other worker has @param ms for how long */
  lease(id: ParcelId, broadcastId: number, holder: string, ms: number): Promise<Lease>
  release(id: ParcelId, holder: string): Promise<void>
  isLeased(id: ParcelId): Promise<boolean>
  record(id: ParcelId, action: ParcelAction, position: number, outcome: Recorded): Promise<void>
  /** Forgets a parcel, after what came of it is in MySQL. */
  remove(id: ParcelId): Promise<void>
  /** From now on nothing more of a broadcast is sent; what is in hand is finished. @param why in a word */
  hold(broadcastId: number, why: string): Promise<void>
  /** Why a broadcast is held; null when it is not. */
  heldFor(broadcastId: number): Promise<string | null>
  unhold(broadcastId: number): Promise<void>
}

/** How many ids each recipient's outcome has room for. */
export const messagesOf = (action: ParcelAction): number =>
  action.kind === 'copy' ? new Set(action.messageIds).size : 0

const keysOf = (id: ParcelId) => ({
  parcel: `{bulk}:parcel:${id}`,
  outcomes: `{bulk}:outcomes:${id}`,
  holder: `{bulk}:holder:${id}`,
})
const heldKey = (broadcastId: number) => `{bulk}:held:${broadcastId}`

function leaseOf(reply: unknown): Lease {
  const [kind, ms] = list(reply)
  switch (text(kind)) {
    case 'yours':
      return { kind: 'yours' }
    case 'held':
      return { kind: 'held' }
    case 'gone':
      return { kind: 'gone' }
    default:
      return { kind: 'wait', ms: Number(ms) }
  }
}

/** Every step bears being run twice. */
export function openParcels(redis: Redis): Parcels {
  const script = (name: string) => loadScript(redis, new URL(`./${name}.lua`, import.meta.url))
  const [lease, release, record, skip] = [
    script('lease'),
    script('release'),
    script('record'),
    script('skip'),
  ]
  return {
    put: async (id, parcel) => {
      await redis.set(keysOf(id).parcel, JSON.stringify(parcel), 'PX', PARCEL_TTL_MS)
    },
    read: async (id) => {
      const keys = keysOf(id)
      const [json, bytes] = await Promise.all([redis.get(keys.parcel), redis.getBuffer(keys.outcomes)])
      if (json === null) return undefined
      const parcel = Parcel.parse(JSON.parse(json))
      const { length } = parcel.recipients
      return { parcel, recorded: readOutcomes(bytes ?? Buffer.alloc(0), length, messagesOf(parcel.action)) }
    },
    recorded: async (parcels, messages) => {
      if (parcels.length === 0) return []
      const found = await redis.mgetBuffer(parcels.map(({ id }) => keysOf(id).outcomes))
      return parcels.map((parcel, index) => {
        const bytes = new Uint8Array(found[index] ?? [])
        return { ...parcel, bytes, recorded: readOutcomes(bytes, parcel.recipients, messages) }
      })
    },
    skip: async (id, action, positions) => {
      if (positions.length === 0) return
      const keys = keysOf(id)
      const messages = messagesOf(action)
      const outcome = writeOutcome({ outcome: 'skipped', messageIds: [] }, messages)
      const args = [outcomeBytes(messages), outcome, PARCEL_TTL_MS, ...positions]
      await skip([keys.parcel, keys.outcomes], args)
    },
    lease: async (id, broadcastId, holder, ms) => {
      const keys = keysOf(id)
      return leaseOf(await lease([keys.parcel, keys.holder, heldKey(broadcastId)], [holder, ms]))
    },
    release: async (id, holder) => {
      await release([keysOf(id).holder], [holder])
    },
    isLeased: async (id) => (await redis.exists(keysOf(id).holder)) === 1,
    record: async (id, action, position, outcome) => {
      const keys = keysOf(id)
      const messages = messagesOf(action)
      const at = position * outcomeBytes(messages)
      await record([keys.parcel, keys.outcomes], [at, writeOutcome(outcome, messages), PARCEL_TTL_MS])
    },
    remove: async (id) => {
      const keys = keysOf(id)
      await redis.del(keys.parcel, keys.outcomes, keys.holder)
    },
    hold: async (broadcastId, why) => {
      await redis.set(heldKey(broadcastId), why, 'NX')
    },
    heldFor: async (broadcastId) => await redis.get(heldKey(broadcastId)),
    unhold: async (broadcastId) => {
      await redis.del(heldKey(broadcastId))
    },
  }
}
