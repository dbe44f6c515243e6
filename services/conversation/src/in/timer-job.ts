import type { Publisher } from '@anonchat/bus'
import type { TimerJob } from '@anonchat/contracts'
import type { JobOutcome } from '@anonchat/queue'

/** A timer that is due goes to the mailbox, so that it is handled in order with all else of the member. */
export const handleTimerJob =
  (bus: Publisher) =>
  async (job: TimerJob): Promise<JobOutcome> => {
    const { memberId, trace } = job
    if (job.timer === 'album') {
      const { album, items } = job
      await bus.memberEvent({ type: 'album', memberId, trace, album, items }, `album-${album}-${items}`)
    } else if (job.timer === 'call-ask') {
      const { roomId, ask } = job
      await bus.memberEvent({ type: 'call-ask', memberId, trace, roomId, ask }, `call-ask-${ask}`)
    } else {
      const { timer, roomId, premium } = job
      const long = premium === true ? '-long' : ''
      const event = { type: 'timer', memberId, trace, timer, roomId, premium } as const
      await bus.memberEvent(event, `${timer}-${roomId}${long}`)
    }
    return { kind: 'done' }
  }
