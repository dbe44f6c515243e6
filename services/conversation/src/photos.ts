import { PHOTOS_QUEUE } from '@anonchat/contracts'
import { openPhotoStore, type PhotoStoreOptions } from '@anonchat/photos'
import { openProducer, openWorker, type queueConnection } from '@anonchat/queue'
import type { ServiceContext } from '@anonchat/runtime'
import type { Database } from '@anonchat/store'
import type { Telegram } from '@anonchat/telegram'
import { keepPhoto } from './out/photos/keep-photo.js'
import { NO_PHOTOS, openPhotos, type Photos, sweepPhotos } from './out/photos/photos.js'

/** Photos are few and large: memory counts more than speed. */
const CONCURRENCY = 2

export interface PhotoConnections {
  readonly db: Database
  readonly telegram: Telegram
  readonly queueRedis: ReturnType<typeof queueConnection>
}

/** Keeps copies of profile photos, where an image store is configured. */
export function startPhotos(
  options: PhotoStoreOptions | undefined,
  { db, telegram, queueRedis }: PhotoConnections,
  { log, onStop }: Pick<ServiceContext, 'log' | 'onStop'>,
): Photos {
  if (options === undefined) return NO_PHOTOS
  const producer = openProducer(PHOTOS_QUEUE, queueRedis)
  onStop('photos', producer.close)
  const photos = openPhotos(db, producer)
  const handle = keepPhoto({ db, telegram, log, store: openPhotoStore(options) })
  const worker = openWorker(PHOTOS_QUEUE, queueRedis, CONCURRENCY, handle, log)
  onStop('photo worker', worker.close)
  const stop = sweepPhotos(photos, log)
  onStop('photos that wait', async () => stop())
  return photos
}
