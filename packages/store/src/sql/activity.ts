import { Prisma } from '../generated/prisma/client.js'
import type { Database } from './client.js'

const BATCH = 500

/** Writes when members were last seen, many at a time. A later time that is there already stays. */
export async function touchActive(db: Database, memberIds: Iterable<number>, at: Date): Promise<void> {
  // In one order everywhere: two replicas that touch the same rows must not lock each other out.
  const ids = [...new Set(memberIds)].sort((a, b) => a - b)
  for (let start = 0; start < ids.length; start += BATCH)
    await db.prisma.$executeRaw`
      UPDATE users SET last_active_at = ${at}
      WHERE telegram_id IN (${Prisma.join(ids.slice(start, start + BATCH))})
        AND (last_active_at IS NULL OR last_active_at < ${at})`
}
