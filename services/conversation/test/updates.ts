import type { MemberUpdate } from '@anonchat/contracts'

let updateIds = 1_000

/** Parts of updates as Telegram sends them, with the sender's identity in all the usual places. */
export const senderOf = (memberId: number, language = 'en') => ({
  id: memberId,
  is_bot: false,
  first_name: `First${memberId}`,
  last_name: `Last${memberId}`,
  username: `user${memberId}`,
  language_code: language,
})

const chatOf = (memberId: number) => ({
  id: memberId,
  type: 'private',
  first_name: `First${memberId}`,
  username: `user${memberId}`,
})

export function eventOf(
  memberId: number,
  part: Record<string, unknown>,
  updateId = updateIds++,
): MemberUpdate {
  return {
    type: 'update',
    memberId,
    trace: `777-${updateId}`,
    botId: 777,
    updateId,
    receivedAt: Date.now(),
    update: { update_id: updateId, ...part },
  }
}

export const message = (memberId: number, content: Record<string, unknown>, language = 'en') =>
  eventOf(memberId, {
    message: {
      message_id: updateIds,
      date: 1_800_000_000,
      from: senderOf(memberId, language),
      chat: chatOf(memberId),
      ...content,
    },
  })

export const text = (memberId: number, words: string, language = 'en') =>
  message(memberId, { text: words }, language)

export const edited = (memberId: number, messageId: number, content: Record<string, unknown>) =>
  eventOf(memberId, {
    edited_message: {
      message_id: messageId,
      date: 1_800_000_000,
      edit_date: 1_800_000_001,
      from: senderOf(memberId),
      chat: chatOf(memberId),
      ...content,
    },
  })

export const press = (memberId: number, data: string) =>
  eventOf(memberId, {
    callback_query: {
      id: `${memberId}${updateIds}`,
      from: senderOf(memberId),
      chat_instance: '1',
      data,
      message: { message_id: 1, date: 1, chat: chatOf(memberId) },
    },
  })

export const reaction = (memberId: number, messageId: number, emojis: readonly string[]) =>
  eventOf(memberId, {
    message_reaction: {
      chat: chatOf(memberId),
      message_id: messageId,
      user: senderOf(memberId),
      date: 1,
      old_reaction: [],
      new_reaction: emojis.map((emoji) => ({ type: 'emoji', emoji })),
    },
  })

export const membership = (memberId: number, status: 'kicked' | 'member') =>
  eventOf(memberId, {
    my_chat_member: {
      chat: chatOf(memberId),
      from: senderOf(memberId),
      date: 1,
      old_chat_member: { status: 'member', user: { id: 777 } },
      new_chat_member: { status, user: { id: 777 } },
    },
  })

const size = (fileId: string, side: number) => ({
  file_id: fileId,
  file_unique_id: `u${fileId}`,
  width: side,
  height: side,
})

export const photo = (memberId: number, fileId: string, more: Record<string, unknown> = {}) =>
  message(memberId, { photo: [size(`${fileId}-small`, 90), size(fileId, 800)], ...more })

export interface Charge {
  readonly chargeId: string
  readonly payload: string
  readonly stars: number
  /** Of a subscription: the first charge or a later one. */
  readonly recurring?: 'first' | 'again'
}

/** What Telegram says of a charge that went through. */
export const paid = (memberId: number, { chargeId, payload, stars, recurring }: Charge) =>
  message(memberId, {
    successful_payment: {
      currency: 'XTR',
      total_amount: stars,
      invoice_payload: payload,
      telegram_payment_charge_id: chargeId,
      provider_payment_charge_id: '',
      ...(recurring === undefined ? {} : { is_recurring: true, subscription_expiration_date: 1_802_592_000 }),
      ...(recurring === 'first' ? { is_first_recurring: true } : {}),
    },
  })

/** What Telegram says of a charge that was given back. */
export const givenBack = (memberId: number, { chargeId, payload, stars }: Charge) =>
  message(memberId, {
    refunded_payment: {
      currency: 'XTR',
      total_amount: stars,
      invoice_payload: payload,
      telegram_payment_charge_id: chargeId,
    },
  })
