import { Unavailable } from '@anonchat/runtime'
import type { Redis } from '@anonchat/store'

/** Who asks over HTTP is told after so long that they have to ask again. */
const LOOK_LIMIT_MS = 2_000

/**
 * Looks whether Redis answers. Its commands wait while it is away, and would be carried out when whoever asked has long gone: so
 * this comes before anything is done. @throws Unavailable
 */
export async function redisThere(redis: Pick<Redis, 'ping'>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable('redis', 'no answer in time')), LOOK_LIMIT_MS)
  })
  try {
    await Promise.race([redis.ping(), late])
  } finally {
    clearTimeout(timer)
  }
}
