import { LaneClass, type LaneJob } from '@anonchat/contracts'
import type { Redis } from 'ioredis'

const STATE = /^lane:\{(-?\d+)\}:(\w+):state$/
const PAGE = 500

/** Walks through the lanes that wait for a job, page by page; made for a start, not for every message. */
export async function* armedLanes(redis: Redis): AsyncGenerator<LaneJob[]> {
  let cursor = '0'
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', 'lane:{*}:*:state', 'COUNT', PAGE)
    cursor = next
    const states = await Promise.all(keys.map((key) => redis.hmget(key, 'generation', 'armed')))
    yield keys.flatMap((key, index) => {
      const [generation, armed] = states[index] ?? []
      const [, chatId, lane] = STATE.exec(key) ?? []
      const parsed = LaneClass.safeParse(lane)
      if (armed !== '1' || chatId === undefined || !parsed.success) return []
      return [{ chatId: Number(chatId), lane: parsed.data, generation: Number(generation ?? 0) }]
    })
  } while (cursor !== '0')
}
