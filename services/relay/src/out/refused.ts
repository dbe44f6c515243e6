import type { Envelope, MemberRefused } from '@anonchat/contracts'

/** Why it was not delivered: the receiver does not want such messages, or Telegram does not take it. */
type Why = 'forbidden' | 'not-taken'

/** Whom to tell that what they said was not delivered; undefined for what no member said. */
export function refusedOf({ action, fence, trace }: Envelope, why: Why): MemberRefused | undefined {
  if (action.kind !== 'send' || fence === undefined) return undefined
  const origin = action.origin ?? action.origins?.[0]
  if (origin === undefined || origin.chatId <= 0) return undefined
  const { kind } = action.content
  const unwanted = kind === 'voice' || kind === 'video_note' ? kind : 'other'
  return {
    type: 'refused',
    memberId: origin.chatId,
    trace,
    roomId: fence.roomId,
    messageId: origin.messageId,
    what: why === 'forbidden' ? unwanted : why,
  }
}
