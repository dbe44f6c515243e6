import sharp from 'sharp'

/** Bots may download no more. */
export const PHOTO_BYTES = 20 * 1024 * 1024

const LONGEST_SIDE = 1_280
/** A small file can claim to be a huge picture. */
const PIXELS = 50_000_000
const KINDS: ReadonlySet<string | undefined> = new Set(['jpeg', 'png', 'webp'])

// Photos are few: memory counts, and the processors are for messages.
sharp.cache(false)
sharp.concurrency(1)

/**
 * A photo made again from its dots: whatever else was in the file (place, time, camera, a preview, another file behind it) is
 * not in it. A JPEG of at most 1,280 dots a side, upright.
 * @returns null for what is no photo that can be read
 */
export async function cleanPhoto(bytes: Uint8Array): Promise<Buffer | null> {
  if (bytes.byteLength > PHOTO_BYTES) return null
  try {
    const photo = sharp(bytes, { limitInputPixels: PIXELS, failOn: 'error' })
    if (!KINDS.has((await photo.metadata()).format)) return null
    return await photo
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 85 })
      .toBuffer()
  } catch {
    return null
  }
}
