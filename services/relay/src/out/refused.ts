import type { Envelope, MemberRefused } from '@anonchat/contracts'

/** Whom to tell that a partner does not want such messages; undefined for what no member said. */
export function refusedOf({ action, fence, trace }: Envelope): MemberRefused | undefined {
  if (action.kind !== 'send' || fence === undefined) return undefined
  const origin = action.origin ?? action.origins?.[0]
  if (origin === undefined || origin.chatId <= 0) return undefined
  const { kind } = action.content
  return {
    type: 'refused',
    memberId: origin.chatId,
    trace,
    roomId: fence.roomId,
    messageId: origin.messageId,
    what: kind === 'voice' || kind === 'video_note' ? kind : 'other',
  }
}
