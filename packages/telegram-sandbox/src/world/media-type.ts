import { fileTypeFromBuffer } from 'file-type'

/** Enough for every format's head. */
const HEAD = 64 * 1024

/** What a file is by its bytes (`image/png`); null: nothing that is known. Names and claims count for nothing. */
export async function mediaType(content: Uint8Array): Promise<string | null> {
  try {
    const found = await fileTypeFromBuffer(content.subarray(0, HEAD))
    return found?.mime.split(';')[0] ?? null
  } catch {
    return null
  }
}
