import type { OperationContext } from '../src/out/operations/context.js'

class Crash extends Error {}

/** Every function of an object, or of the objects in it, calls `before` first. */
function watched<T extends object>(target: T, before: () => void): T {
  return new Proxy(target, {
    get: (from, name) => {
      const value: unknown = Reflect.get(from, name)
      if (typeof value === 'function')
        return (...args: unknown[]) => {
          before()
          return Reflect.apply(value, from, args)
        }
      return typeof value === 'object' && value !== null ? watched(value, before) : value
    },
  })
}

/** Runs an operation that dies before one of its steps, then again without dying. */
export type Attempt = <T>(run: (context: OperationContext) => Promise<T>) => Promise<T>

/**
 * Plays the same story again and again, with a crash before each step of IO in turn, until one has fewer steps than that.
 * @returns how many stories had a crash
 */
export async function crashing(
  context: () => OperationContext,
  story: (attempt: Attempt) => Promise<void>,
): Promise<number> {
  for (let dies = 1; ; dies += 1) {
    let died = false
    await story(async (run) => {
      let steps = 0
      const before = () => {
        steps += 1
        if (steps !== dies) return
        died = true
        throw new Crash(`before step ${dies}`)
      }
      const { db, publish, standings, ...more } = context()
      const prisma = watched(db.prisma, before)
      const fragile = {
        ...more,
        db: { ...db, prisma },
        publish: watched(publish, before),
        standings: watched(standings, before),
      }
      try {
        return await run(fragile)
      } catch (error) {
        if (!(error instanceof Crash)) throw error
        return await run(context())
      }
    })
    if (!died) return dies - 1
  }
}
