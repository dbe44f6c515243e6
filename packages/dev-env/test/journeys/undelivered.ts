import type { Look } from './look.js'
import type { Run } from './world.js'

/**
 * What was said in a room that was open before and after it has arrived there, once.
 * @param before the last moment when nothing was on its way
 */
export function undelivered(
  { acts, people, watch }: Pick<Run, 'acts' | 'people' | 'watch'>,
  before: Look | undefined,
  now: Look,
): string[] {
  if (before === undefined) return []
  return acts.sayings.flatMap(({ speaker, number, at, isPlain }) => {
    const [was, is] = [before.sessions[speaker], now.sessions[speaker]]
    if (!isPlain || at < before.at || was?.state !== 'chatting' || is?.state !== 'chatting') return []
    const partner = people.find(({ id }) => id === is.partnerId)
    if (was.roomId !== is.roomId || partner === undefined || partner.keysMayBeOld) return []
    const times = partner.arrivals.filter(
      ({ said }) => said.speaker === speaker && said.number === number,
    ).length
    // A relay that was killed sends once more what was on the wire.
    const isRight = times === 1 || (times === 2 && watch.disturbed)
    return isRight ? [] : [`what m${speaker} said (${number}) came to ${partner.name} ${times} times`]
  })
}
