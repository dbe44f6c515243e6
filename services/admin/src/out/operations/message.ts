import type { OutboundAction } from '@anonchat/contracts'
import { type MemberKey, recordAdminAction } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import { words } from '../../domain/screen.js'
import type { OperationContext, Order } from './context.js'
import { findPresent } from './present.js'

export type MessageOutcome =
  | { readonly kind: 'done'; readonly memberId: number; readonly userId: number }
  | { readonly kind: 'nobody' }

/**
 * Has a member read a message, under words that say from whom it comes. The log knows that one was sent, and no word of it.
 * @param goesOn with one more item of an album, under the same words
 */
export async function writeToMember(
  { db, publish }: OperationContext,
  { actor, trace, at }: Order,
  key: MemberKey,
  message: OutboundAction,
  goesOn = false,
): Promise<MessageOutcome> {
  const member = await findPresent(db, key)
  if (member === null) return { kind: 'nobody' }
  const { memberId, userId, language } = member
  if (!goesOn)
    await recordAdminAction(db.prisma, {
      key: `${trace}/message/${userId}`,
      actor,
      action: 'message',
      targetUserId: userId,
      at,
    })
  const about = { trace, chatId: memberId, lane: 'live', decidedAt: at.getTime() } as const
  const from = words(t(nearestLang(language)).members.fromTeam())
  if (!goesOn)
    await publish.envelope({ ...about, key: `${trace}/to/${userId}/0`, action: { kind: 'send', ...from } })
  await publish.envelope({ ...about, key: `${trace}/to/${userId}/1`, action: message })
  return { kind: 'done', memberId, userId }
}
