import type { Redis } from 'ioredis'
import { z } from 'zod'
import { loadScript } from '../client.js'
import { callAskKey, callRateKey } from '../keys.js'

/** What can become of a request: the partner's answer, the asker takes it back, or its minute is over. */
export type CallAnswer = 'yes' | 'no' | 'never' | 'back' | 'over'

export interface CallAsk {
  readonly roomId: string
  /** Names the request. */
  readonly ask: string
  readonly from: number
  readonly to: number
  readonly now: number
}

export type Asked =
  | { readonly kind: 'asked' | 'pending' | 'never' }
  /** The partner has asked already: both want it. `ask` is the partner's request. */
  | { readonly kind: 'crossed'; readonly ask: string }

export type Answered =
  | { readonly kind: 'late' }
  | { readonly kind: 'done'; readonly from: number; readonly to: number }

/** Requests for video calls. Each script may be run twice. */
export interface CallAsks {
  /** False for a member who has asked too often. */
  mayAsk(memberId: number, ask: string, now: number): Promise<boolean>
  ask(request: CallAsk): Promise<Asked>
  answer(answer: {
    readonly roomId: string
    readonly ask: string
    readonly who: number
    readonly answer: CallAnswer
    /** Of the event that answers. */
    readonly key: string
    readonly now: number
  }): Promise<Answered>
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const AskAnswer = z.tuple([z.enum(['asked', 'pending', 'never', 'crossed']), z.string()])
const AnswerAnswer = z.union([
  z.tuple([z.literal('late')]),
  z.tuple([z.literal('done'), z.coerce.number(), z.coerce.number()]),
])

/**
 * @param lastsMs how long a request waits for its answer
 * @param perHour how many requests a member may make in an hour
 */
export function openCallAsks(redis: Redis, lastsMs: number, perHour: number): CallAsks {
  const script = (name: string) => loadScript(redis, new URL(`./lua/${name}.lua`, import.meta.url))
  const [mayAsk, ask, answer] = [script('may-ask'), script('ask'), script('answer')]
  return {
    mayAsk: async (memberId, request, now) =>
      (await mayAsk([callRateKey(memberId)], [request, now, HOUR_MS, perHour])) === 1,
    ask: async (request) => {
      const { roomId, from, to, now } = request
      const [kind, theirs] = AskAnswer.parse(
        await ask([callAskKey(roomId)], [request.ask, from, to, now, lastsMs, DAY_MS]),
      )
      return kind === 'crossed' ? { kind, ask: theirs } : { kind }
    },
    answer: async (given) => {
      const { roomId, who, key, now } = given
      const answered = AnswerAnswer.parse(
        await answer([callAskKey(roomId)], [given.ask, who, given.answer, key, now, lastsMs]),
      )
      return answered[0] === 'late' ? { kind: 'late' } : { kind: 'done', from: answered[1], to: answered[2] }
    },
  }
}
