import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Says whether what is presented is the secret. By digests, so in constant time whatever its length. */
export function secretCheck(secret: string): (presented: string) => boolean {
  const wanted = digest(secret)
  return (presented) => timingSafeEqual(digest(presented), wanted)
}
