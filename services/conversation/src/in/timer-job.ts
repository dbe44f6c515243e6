import type { Publisher } from '@anonchat/bus'
import type { TimerJob } from '@anonchat/contracts'
import type { JobOutcome } from '@anonchat/queue'

/** A timer that is due goes to the mailbox, so that it is handled in order with all else of the member. */
export const handleTimerJob =
  (bus: Publisher) =>
  async ({ timer, roomId, memberId, trace }: TimerJob): Promise<JobOutcome> => {
    await bus.memberEvent({ type: 'timer', memberId, trace, timer, roomId }, `${timer}-${roomId}`)
    return { kind: 'done' }
  }
