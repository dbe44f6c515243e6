/** More messages than one replica has in hand at once. */
const MOST = 4_096

/** How often each message failed in this process; the oldest are forgotten. */
export function createFailures(): { add(sequence: number): number } {
  const counts = new Map<number, number>()
  return {
    add: (sequence) => {
      const count = (counts.get(sequence) ?? 0) + 1
      counts.delete(sequence)
      counts.set(sequence, count)
      for (const oldest of counts.keys()) {
        if (counts.size <= MOST) break
        counts.delete(oldest)
      }
      return count
    },
  }
}
