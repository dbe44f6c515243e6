import { randomUUID } from 'node:crypto'
import type { Producer } from '@anonchat/queue'
import type { Logger } from '@anonchat/runtime'
import { type Database, duePhotos, wantPhoto } from '@anonchat/store'

/** So many are looked for at once. */
const LIMIT = 500
const SWEEP_MS = 60_000

/** The copies of profile photos. What is asked of them is written down, and done beside: nobody waits for the image store. */
export interface Photos {
  /** The photo of a profile changed; null: it has none. */
  want(memberId: number, fileId: string | null): Promise<void>
  /** Has all done that is written down. */
  sweep(): Promise<void>
}

/** Where no image store is configured. */
export const NO_PHOTOS: Photos = { want: async () => {}, sweep: async () => {} }

export function openPhotos(db: Database, producer: Producer<'photos'>): Photos {
  const sweep = async (): Promise<void> => {
    for (const photoId of await duePhotos(db, LIMIT)) await producer.add(`photo-${photoId}`, { photoId })
  }
  return {
    want: async (memberId, fileId) => {
      await wantPhoto(db, { memberId, fileId, objectKey: randomUUID() })
      await sweep()
    },
    sweep,
  }
}

/** Looks now and then for what a lost queue left undone. @returns a function that ends it */
export function sweepPhotos(photos: Photos, log: Logger): () => void {
  const sweep = () =>
    void photos.sweep().catch((error: unknown) => {
      log.warn({ err: error }, 'photos that wait were not looked for')
    })
  sweep()
  const timer = setInterval(sweep, SWEEP_MS)
  return () => clearInterval(timer)
}
