import { PHOTOS_QUEUE, TIMERS_QUEUE } from '@anonchat/contracts'
import { openProducer, type Producer, type queueConnection } from '@anonchat/queue'
import type { ServiceContext } from '@anonchat/runtime'

/** A queue as the board shows it. */
export type ShownQueue = Pick<Producer<never>, 'queue'>

/** The queues that other services fill and work off, to be looked at. */
export function openShown(
  connection: ReturnType<typeof queueConnection>,
  service: Pick<ServiceContext, 'onStop'>,
): readonly ShownQueue[] {
  const shown = [openProducer(TIMERS_QUEUE, connection), openProducer(PHOTOS_QUEUE, connection)]
  service.onStop('queues of others', async () => {
    await Promise.all(shown.map((one) => one.close()))
  })
  return shown
}
