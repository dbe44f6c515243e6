import { cleanPhoto, PHOTO_BYTES, type PhotoStore } from '@anonchat/photos'
import type { JobOutcome } from '@anonchat/queue'
import type { Logger } from '@anonchat/runtime'
import { type Database, findPhoto, forgetPhoto, photoStored, type StoredPhoto } from '@anonchat/store'
import { CallFailed, type Telegram } from '@anonchat/telegram'

export interface KeepPhotoContext {
  readonly db: Database
  readonly store: PhotoStore
  readonly telegram: Pick<Telegram, 'download'>
  readonly log: Logger
}

const DONE: JobOutcome = { kind: 'done' }

/**
 * Stores a photo that is wanted, or removes one that is not, whichever the record says now. What fails is tried again by the
 * queue; a crash at any moment leaves a row that says what is still to be done.
 */
export const keepPhoto =
  (context: KeepPhotoContext) =>
  async ({ photoId }: { photoId: number }): Promise<JobOutcome> => {
    const photo = await findPhoto(context.db, photoId)
    if (photo?.state === 'wanted') await storePhoto(context, photo)
    if (photo?.state === 'unwanted') await removePhoto(context, photo)
    return DONE
  }

async function storePhoto(context: KeepPhotoContext, photo: StoredPhoto): Promise<void> {
  const { db, store, log } = context
  const clean = await cleaned(context, photo)
  // The profile shows it by its file id all the same.
  if (clean === null) {
    log.info('a profile photo cannot be stored: it is gone, too large, or no photo')
    return await forgetPhoto(db, photo.photoId)
  }
  await store.put(photo.objectKey, clean)
  if (!(await photoStored(db, photo.photoId))) await removePhoto(context, photo)
}

async function removePhoto({ db, store }: KeepPhotoContext, photo: StoredPhoto): Promise<void> {
  await store.remove(photo.objectKey)
  await forgetPhoto(db, photo.photoId)
}

/** Null for what can never be stored. @throws where it may work another time */
async function cleaned({ telegram }: KeepPhotoContext, { fileId }: StoredPhoto): Promise<Buffer | null> {
  if (fileId === null) return null
  try {
    const bytes = await telegram.download(fileId, PHOTO_BYTES)
    return bytes === null ? null : await cleanPhoto(bytes)
  } catch (error) {
    const isFinal =
      error instanceof CallFailed && error.failure.kind === 'refused' && error.failure.code === 400
    if (isFinal) return null
    throw error
  }
}
