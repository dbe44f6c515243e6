import { createHash, timingSafeEqual } from 'node:crypto'

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares with the secret in a time that tells nothing about it, whatever the lengths: hashes are equally long. */
export function secretCheck(secret: string): (given: string | undefined) => boolean {
  const expected = hashOf(secret)
  return (given) => timingSafeEqual(hashOf(given ?? ''), expected) && given !== undefined
}
