/** How many mailboxes and how many outbound subjects there are. Changing it needs drained streams. */
export const PARTITIONS = 64

export const ALL_PARTITIONS: readonly number[] = Array.from(
  { length: PARTITIONS },
  (_, partition) => partition,
)

/** The partition of a member or chat: 0 to 63, the same on every replica for ever. Group ids are negative. */
export function partitionOf(id: number): number {
  return ((id % PARTITIONS) + PARTITIONS) % PARTITIONS
}
