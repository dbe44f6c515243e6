import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '@anonchat/runtime'
import type { Drawn } from '@anonchat/store'
import { breathAfter } from '../domain/breath.js'

const AWAY_PAUSE_MS = 500

/** Who sends in bulk waits here until the budget of the bot lets the next one pass. */
export interface Turns {
  /** Resolves when one send may be made; first come, first served. @returns false when there is none any more */
  next(): Promise<boolean>
  /** Whoever waits is sent away. */
  stop(): void
}

/** Takes so many sends at most from a budget that all replicas share. @param perSecond its rate in force, above 0 */
export type Draw = (perSecond: number, wanted: number) => Promise<Drawn>

/**
 * One queue for the sends of this process that draw from one budget: what would else be a call of Redis for each send is one
 * for all that wait.
 * @param rate sends a second, all replicas together, asked before every draw; 0 for no limit
 */
export function openTurns(drawFrom: Draw, rate: () => number, log: Logger): Turns {
  const waiting: ((mayGo: boolean) => void)[] = []
  let drawing = false
  let stopped = false

  /** @returns how long the budget is empty, in ms; undefined without a limit */
  const draw = async (): Promise<number | undefined> => {
    const perSecond = rate()
    if (perSecond === 0) {
      for (const go of waiting.splice(0)) go(true)
      return undefined
    }
    const { count, waitMs } = await drawFrom(perSecond, waiting.length)
    for (const go of waiting.splice(0, count)) go(true)
    return waitMs
  }
  const drawAll = async () => {
    drawing = true
    let lateMs = 0
    while (waiting.length > 0 && !stopped) {
      const waitMs = await draw().catch((error) => {
        if (!stopped) log.warn({ err: error }, 'the budget of broadcasts could not be asked')
        return AWAY_PAUSE_MS
      })
      if (waitMs === undefined) continue
      const breath = breathAfter(waitMs, lateMs)
      const from = performance.now()
      await pause(breath)
      lateMs = performance.now() - from - breath
    }
    drawing = false
  }
  return {
    next: async () => {
      if (stopped) return false
      return await new Promise<boolean>((resolve) => {
        waiting.push(resolve)
        if (!drawing) void drawAll()
      })
    },
    stop: () => {
      stopped = true
      for (const go of waiting.splice(0)) go(false)
    },
  }
}
