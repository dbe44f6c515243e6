/** More than one replica has in hand at once. */
const MOST = 4_096

/** How often each thing failed in this process, since it last did not. */
export interface Failures<K> {
  /** Counts one more. @returns how many with this one */
  add(key: K): number
  of(key: K): number
  forget(key: K): void
}

/** Counts failures; when there are too many to remember, the oldest are forgotten. */
export function createFailures<K>(): Failures<K> {
  const counts = new Map<K, number>()
  return {
    add: (key) => {
      const count = (counts.get(key) ?? 0) + 1
      counts.delete(key)
      counts.set(key, count)
      for (const oldest of counts.keys()) {
        if (counts.size <= MOST) break
        counts.delete(oldest)
      }
      return count
    },
    of: (key) => counts.get(key) ?? 0,
    forget: (key) => void counts.delete(key),
  }
}
