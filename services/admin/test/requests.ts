import type { AdminCommand } from '@anonchat/contracts'

let updateIds = 1_000

const senderOf = (id: number, language = 'en') => ({
  id,
  is_bot: false,
  first_name: `First${id}`,
  username: `user${id}`,
  language_code: language,
})

const chatOf = (id: number) => ({ id, type: 'private', first_name: `First${id}` })

/** A request as the gateway hands it on. */
export function requestOf(adminId: number, part: Record<string, unknown>): AdminCommand {
  const updateId = updateIds++
  return {
    trace: `777-${updateId}`,
    adminId,
    botId: 777,
    updateId,
    receivedAt: Date.now(),
    update: { update_id: updateId, ...part },
  }
}

/** A message of an admin: words, or anything else that a message can be. */
export function said(
  adminId: number,
  content: string | Record<string, unknown>,
  language = 'en',
): AdminCommand {
  const words = typeof content === 'string' ? { text: content } : content
  return requestOf(adminId, {
    message: {
      message_id: updateIds,
      date: Math.floor(Date.now() / 1_000),
      from: senderOf(adminId, language),
      chat: chatOf(adminId),
      ...words,
    },
  })
}

/** A press of a button under a message of ours. */
export const pressed = (adminId: number, data: string, messageId = 70, language = 'en'): AdminCommand =>
  requestOf(adminId, {
    callback_query: {
      id: `q${updateIds}`,
      from: senderOf(adminId, language),
      chat_instance: '1',
      data,
      message: { message_id: messageId, chat: chatOf(adminId), date: 1 },
    },
  })
