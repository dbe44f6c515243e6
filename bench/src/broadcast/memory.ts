import { openRedis } from '@anonchat/store'

const LOOK_MS = 500

/** Follows how much memory Redis uses above what it uses now. In MiB. */
export async function memoryMeter(url: string): Promise<{ peak(): number; close(): void }> {
  const redis = openRedis(url)
  const used = async () => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1] ?? 0)
  const before = await used()
  let most = before
  const timer = setInterval(() => {
    used().then(
      (now) => {
        most = Math.max(most, now)
      },
      () => undefined,
    )
  }, LOOK_MS)
  return {
    peak: () => Math.round(((most - before) / 1_048_576) * 100) / 100,
    close: () => {
      clearInterval(timer)
      redis.disconnect()
    },
  }
}
