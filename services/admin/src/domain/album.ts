import type { Update } from '@anonchat/telegram/updates'

/** How long a question about an album stays open behind its last item: a straggler must not reach a partner. */
export const STRAGGLER_MS = 5_000
const NAME_MAX = 20

/** Names the album to which a message belongs, as a question can hold it; null for a message of its own. */
export function albumOf({ message }: Update): string | null {
  const group = message?.media_group_id
  return group === undefined ? null : group.slice(-NAME_MAX)
}
