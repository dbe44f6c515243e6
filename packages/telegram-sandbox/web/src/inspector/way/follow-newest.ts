import { effect, signal } from '@preact/signals'
import { shownTrace, traffic } from '../../state/traffic.js'
import { chatOf } from '../../state/world.js'

/** Always shows the way of what a phone did last. */
export const followsNewest = signal(false)

/** Keeps to it until what it returns is called. */
export function keepToNewest(): () => void {
  return effect(() => {
    if (!followsNewest.value) return
    const newest = traffic.value.findLast(
      ({ kind, memberId }) => kind === 'update' && memberId !== null && chatOf(memberId) !== undefined,
    )
    if (newest?.kind === 'update') shownTrace.value = newest.sent.trace
  })
}
