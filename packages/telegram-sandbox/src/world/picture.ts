import { imageSize } from 'image-size'

export interface Size {
  width: number
  height: number
}

/** Telegram turns a picture as its EXIF data say; from 5 on they lay it on its side. */
const FIRST_LYING = 5

/** How large a picture is as it is shown; null: it is none that can be read. */
export function pictureSize(content: Uint8Array): Size | null {
  try {
    const { width, height, orientation = 1 } = imageSize(content)
    if (!(width > 0 && height > 0)) return null
    return orientation >= FIRST_LYING ? { width: height, height: width } : { width, height }
  } catch {
    return null
  }
}

/** The longest sides of the smaller copies that Telegram makes of a photo. */
const SMALLER = [90, 320, 800]

/** A photo's smaller copies, smallest first, and itself. */
export function photoSizes({ width, height }: Size): { smaller: Size[]; largest: Size } {
  const longest = Math.max(width, height)
  const scaled = (side: number, to: number): number => Math.max(1, Math.round((side * to) / longest))
  return {
    smaller: SMALLER.filter((side) => side < longest).map((side) => ({
      width: scaled(width, side),
      height: scaled(height, side),
    })),
    largest: { width, height },
  }
}
