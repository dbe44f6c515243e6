import { z } from 'zod'
import { Prisma } from '../generated/prisma/client.js'
import type { Database } from './client.js'

const BATCH = 500
const Count = z.array(z.object({ n: z.coerce.number() }))

/**
 * Writes when members were last seen, many at a time. A later time that is there already stays. Those who joined before
 * that day and come for the first time on it are counted among the day's figures, in the same step: once each.
 */
export async function touchActive(
  { prisma }: Database,
  memberIds: Iterable<number>,
  at: Date,
): Promise<void> {
  // In one order everywhere: two replicas that touch the same rows must not lock each other out.
  const ids = [...new Set(memberIds)].sort((a, b) => a - b)
  const day = at.toISOString().slice(0, 10)
  const midnight = new Date(`${day}T00:00:00.000Z`)
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = Prisma.join(ids.slice(start, start + BATCH))
    await prisma.$transaction(async (tx) => {
      const rows = await tx.$queryRaw`
        SELECT COALESCE(SUM(registered_at < ${midnight} AND last_active_at < ${midnight}), 0) AS n FROM (
          SELECT registered_at, last_active_at FROM users WHERE telegram_id IN (${batch}) FOR UPDATE
        ) seen`
      const returning = Count.parse(rows)[0]?.n ?? 0
      await tx.$executeRaw`
        UPDATE users SET last_active_at = ${at}
        WHERE telegram_id IN (${batch}) AND (last_active_at IS NULL OR last_active_at < ${at})`
      if (returning === 0) return
      await tx.$executeRaw`
        INSERT INTO daily_stats (day, returning_members) VALUES (${day}, ${returning})
        ON DUPLICATE KEY UPDATE returning_members = returning_members + ${returning}`
    })
  }
}
