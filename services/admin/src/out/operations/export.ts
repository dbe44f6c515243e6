import { exportMember, type MemberExport, type MemberKey, recordAdminAction } from '@anonchat/store'
import type { OperationContext, Order } from './context.js'
import { findPresent } from './present.js'

/** Gives all that the record says about a member, and writes into the log that somebody had it; null for nobody. */
export async function exportData(
  { db }: Pick<OperationContext, 'db'>,
  { actor, trace, at }: Order,
  key: MemberKey,
): Promise<MemberExport | null> {
  const person = await findPresent(db, key)
  if (person === null) return null
  await recordAdminAction(db.prisma, {
    key: `${trace}/export/${person.userId}`,
    actor,
    action: 'export',
    targetUserId: person.userId,
    at,
  })
  return await exportMember(db, person.memberId)
}
