import type { Publisher } from '@anonchat/bus'
import type { Figures, MatchedEntry, TimeoutEntry } from '@anonchat/store'

/** Tells both members of a room that it opened. May be repeated. */
export async function tellMatched(publish: Publisher, { id: roomId, sides }: MatchedEntry): Promise<void> {
  const [a, b] = sides
  const tell = ({ memberId, trace }: typeof a, { memberId: partnerId }: typeof b) =>
    publish.memberEvent(
      { type: 'matched', memberId, trace, roomId, partnerId },
      `${roomId}/matched/${memberId}`,
    )
  await Promise.all([tell(a, b), tell(b, a)])
}

/** Tells a member that the search is over. May be repeated. */
export async function tellTimeout(publish: Publisher, entry: TimeoutEntry): Promise<void> {
  const { memberId, trace, searchId } = entry
  await publish.memberEvent({ type: 'timeout', memberId, trace, searchId }, `${searchId}/timeout`)
}

/** Shows a searching member how it goes. */
export async function tellFigures(
  publish: Publisher,
  figures: Figures,
  peopleSearching: number,
): Promise<void> {
  const { searchId, waitedMs } = figures
  await publish.memberEvent(
    { type: 'searching', ...figures, peopleSearching },
    `${searchId}/searching/${waitedMs}`,
  )
}
