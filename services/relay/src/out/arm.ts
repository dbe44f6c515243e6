import { type LaneClass, type LaneJob, QUEUE_OF_LANE } from '@anonchat/contracts'
import { openProducer, type Producer } from '@anonchat/queue'
import type { Redis } from 'ioredis'

export interface LaneQueues {
  readonly producers: Readonly<Record<LaneClass, Producer<'deliver' | 'bulk'>>>
  /** Makes sure that the job which activates this generation of a lane exists. */
  arm(job: LaneJob): Promise<void>
  close(): Promise<void>
}

export function openLaneQueues(connection: Redis): LaneQueues {
  const producers = {
    live: openProducer(QUEUE_OF_LANE.live, connection),
    bulk: openProducer(QUEUE_OF_LANE.bulk, connection),
  }
  return {
    producers,
    arm: (job) => producers[job.lane].add(`${job.chatId}-${job.lane}-${job.generation}`, job),
    close: async () => {
      await Promise.all([producers.live.close(), producers.bulk.close()])
    },
  }
}
