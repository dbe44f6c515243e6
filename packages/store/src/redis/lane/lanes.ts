import type { Fence, LaneJob } from '@anonchat/contracts'
import type { Redis } from 'ioredis'
import { loadScript } from '../client.js'
import { laneKey } from '../keys.js'
import { integer, list, text } from './reply.js'
import type { Note } from './sent-messages.js'

/** A lane that nothing happened to for so long is forgotten, with what stands in it: content is not kept. */
const LANE_TTL_MS = 48 * 3_600_000
/** The last envelopes of a lane that are known again. */
const REMEMBERED_KEYS = 64

export interface LaneSettings {
  /** Sends to one chat a second in the long run; 0 for no limit. */
  readonly ratePerSecond: number
  readonly burst: number
  /** For how long, in ms, nobody else may send what was taken. Longer than a send can last. */
  readonly holdMs: number
}

/** `activate`: the generation for which a job must exist. */
export interface Pushed {
  readonly kind: 'pushed' | 'duplicate' | 'stale'
  readonly activate?: number
}

export type Taken =
  | { kind: 'send'; envelope: string; failedAttempts: number }
  | { kind: 'wait'; ms: number }
  /** Another generation is the current one: its job must exist. */
  | { kind: 'stale'; activate: number }
  | { kind: 'idle' }

type Lane = Pick<LaneJob, 'chatId' | 'lane'>

/** The lanes of all chats: each a list of envelopes (JSON), sent one at a time, in order. */
export interface Lanes {
  push(lane: Lane, key: string, envelope: string, fence: Fence | undefined): Promise<Pushed>
  /** @param holder a name of this activation that no other has */
  take(job: LaneJob, holder: string): Promise<Taken>
  /** Gives back what was taken; answers how often it failed so far. */
  release(job: LaneJob, holder: string, counts: boolean): Promise<number>
  /**
   * Removes the head after it was sent or given up; answers the generation for which a job must exist.
   * @param notes about this chat, made in the same step
   */
  pop(job: LaneJob, notes?: readonly Note[]): Promise<number | undefined>
  /** Puts others in the place of the head; answers the generation for which a job must exist. */
  split(job: LaneJob, envelopes: readonly string[]): Promise<number | undefined>
  /** Removes everything; answers how many envelopes that were. */
  empty(job: LaneJob): Promise<number>
}

const keysOf = ({ chatId, lane }: Lane) => ({
  list: laneKey(chatId, lane),
  state: laneKey(chatId, `${lane}:state`),
  seen: laneKey(chatId, `${lane}:seen`),
  bucket: laneKey(chatId, 'bucket'),
})

const generationOf = (reply: unknown): number | undefined => {
  const generation = integer(reply)
  return generation < 0 ? undefined : generation
}

function pushedOf(reply: unknown): Pushed {
  const [what, generation] = list(reply)
  const activate = generationOf(generation)
  if (what !== 'pushed' && what !== 'duplicate' && what !== 'stale') throw new TypeError('unknown push')
  return activate === undefined ? { kind: what } : { kind: what, activate }
}

function takenOf(reply: unknown): Taken {
  const [what, first, second] = list(reply)
  switch (what) {
    case 'send':
      return { kind: 'send', envelope: text(first), failedAttempts: integer(second) }
    case 'wait':
      return { kind: 'wait', ms: integer(first) }
    case 'stale':
      return { kind: 'stale', activate: integer(first) }
    case 'idle':
      return { kind: 'idle' }
    default:
      throw new TypeError('unknown take')
  }
}

/** Loads the scripts of the lanes. Every one of them bears being run twice. */
export function openLanes(redis: Redis, settings: LaneSettings): Lanes {
  const script = (name: string) => loadScript(redis, new URL(`./${name}.lua`, import.meta.url))
  const [push, take, release, pop, split, empty] = [
    script('push'),
    script('take'),
    script('release'),
    script('pop'),
    script('split'),
    script('empty'),
  ]
  const { ratePerSecond, burst, holdMs } = settings
  return {
    push: async (lane, key, envelope, fence) => {
      const keys = keysOf(lane)
      const where = [keys.list, keys.state, keys.seen]
      const fenced = [fence?.kind ?? '', fence?.roomId ?? '']
      return pushedOf(await push(where, [key, envelope, ...fenced, REMEMBERED_KEYS, LANE_TTL_MS]))
    },
    take: async (job, holder) => {
      const keys = keysOf(job)
      const where = [keys.list, keys.state, keys.bucket]
      return takenOf(await take(where, [job.generation, holder, holdMs, ratePerSecond, burst]))
    },
    release: async (job, holder, counts) =>
      integer(await release([keysOf(job).state], [job.generation, holder, counts ? 1 : 0])),
    pop: async (job, notes = []) => {
      const keys = keysOf(job)
      const where = [keys.list, keys.state, keys.seen, ...notes.map((note) => note.key)]
      const what = notes.flatMap(({ field, value, ttlMs }) => [field, value, ttlMs])
      return generationOf(await pop(where, [job.generation, LANE_TTL_MS, ...what]))
    },
    split: async (job, envelopes) => {
      const keys = keysOf(job)
      const where = [keys.list, keys.state, keys.seen]
      return generationOf(await split(where, [job.generation, LANE_TTL_MS, ...envelopes]))
    },
    empty: async (job) => {
      const keys = keysOf(job)
      return integer(await empty([keys.list, keys.state], [job.generation]))
    },
  }
}
