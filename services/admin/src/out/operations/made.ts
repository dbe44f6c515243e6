import type { Database } from '@anonchat/store'
import { z } from 'zod'

/** What an order did about a member, as the log has it. */
export interface Made {
  readonly at: Date
  readonly until: Date | null
  readonly reason: string | null
}

const After = z.object({
  until: z
    .number()
    .nullable()
    .transform((ms) => (ms === null ? null : new Date(ms))),
  reason: z.string().nullable(),
})

/** Names what an order does about a member in the log. */
export const actionKey = (trace: string, action: string, userId: number): string =>
  `${trace}/${action}/${userId}`

/** What the order of this trace did about a member; null for nothing. */
export async function madeBy(
  { prisma }: Database,
  trace: string,
  action: string,
  userId: number,
): Promise<Made | null> {
  const row = await prisma.adminAction.findUnique({
    where: { key: actionKey(trace, action, userId) },
    select: { createdAt: true, stateAfter: true },
  })
  if (row === null) return null
  return { at: row.createdAt, ...After.parse(JSON.parse(row.stateAfter ?? '{}')) }
}
