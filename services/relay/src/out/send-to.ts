import type { Parcel, ParcelAction } from '@anonchat/contracts'
import { type Call, classify, type Telegram, toCall } from '@anonchat/telegram'
import type { Tried } from '../domain/decide.js'
import { idsIn } from './sent-ids.js'

type Recipient = Parcel['recipients'][number]

function callFor(action: ParcelAction, { chatId, messageIds = [] }: Recipient): Call | undefined {
  if (action.kind === 'copy') return toCall(action, chatId, {})
  const [first, ...more] = messageIds
  if (first === undefined) return undefined
  return more.length === 0
    ? { method: 'deleteMessage', params: { chat_id: chatId, message_id: first } }
    : { method: 'deleteMessages', params: { chat_id: chatId, message_ids: messageIds } }
}

/** Makes the one call of a recipient, and says what came of it. */
export const createSendTo =
  (telegram: Pick<Telegram, 'call'>) =>
  async (action: ParcelAction, recipient: Recipient): Promise<{ method: string; outcome: Tried }> => {
    const call = callFor(action, recipient)
    if (call === undefined) return { method: 'none', outcome: { kind: 'gone' } }
    const { method, params } = call
    try {
      const result = await telegram.call(method, params)
      return { method, outcome: { kind: 'sent', messageIds: idsIn(result) } }
    } catch (error) {
      return { method, outcome: classify(error) }
    }
  }

export type SendTo = ReturnType<typeof createSendTo>
