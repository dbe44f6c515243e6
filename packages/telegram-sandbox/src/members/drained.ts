import type { Bot } from '../world/bot.js'

/** Resolves when the bot has all its updates; rejects when the time is over. */
export function drained(bot: Bot, timeoutMs: number): Promise<void> {
  const { queue } = bot.world.delivery
  if (queue.size === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const unsubscribe = queue.onEmpty(() => {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    })
    const timer = setTimeout(() => {
      unsubscribe()
      reject(new Error(`${queue.size} updates still wait after ${timeoutMs} ms`))
    }, timeoutMs)
  })
}
