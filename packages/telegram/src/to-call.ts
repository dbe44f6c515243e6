import type { OutboundAction, Quote } from '@anonchat/contracts'
import { editOf, entitiesOf, sendOf } from './content.js'
import { editedMarkupOf, markupOf } from './markup.js'
import { isPayment, paymentCallOf } from './payments.js'
import type { Upload } from './telegram.js'

/** Message ids in the chat that is written to, looked up just before the send. */
export interface Resolved {
  /** The message that an edit, a deletion or a reaction is about. */
  targetId?: number | undefined
  /** The message that a send answers. */
  replyToId?: number | undefined
}

export interface Call {
  method: string
  params: Record<string, unknown>
  /** A file that goes along. */
  upload?: Upload
}

/** A quote counts only with the message that it is of. */
function replyOf(replyToId: number | undefined, quote: Quote | undefined): Record<string, unknown> {
  if (replyToId === undefined) return {}
  const answered = { message_id: replyToId, allow_sending_without_reply: true }
  if (quote === undefined) return { reply_parameters: answered }
  const at = quote.position === undefined ? {} : { quote_position: quote.position }
  return {
    reply_parameters: {
      ...answered,
      quote: quote.text,
      ...entitiesOf('quote_entities', quote.entities),
      ...at,
    },
  }
}

type Copy = Extract<OutboundAction, { kind: 'copy' }>

/** Telegram wants several ids rising strictly, and takes neither buttons nor payment with them. */
function copyOf(action: Copy, chatId: number): Call {
  const ids = [...new Set(action.messageIds)].sort((a, b) => a - b)
  const params = {
    chat_id: chatId,
    from_chat_id: action.fromChatId,
    ...(action.protect === true ? { protect_content: true } : {}),
    ...(action.silent === true ? { disable_notification: true } : {}),
  }
  if (ids.length > 1) return { method: 'copyMessages', params: { ...params, message_ids: ids } }
  return {
    method: 'copyMessage',
    params: {
      ...params,
      message_id: ids[0],
      ...markupOf(action.markup),
      ...(action.allowPaid === true ? { allow_paid_broadcast: true } : {}),
    },
  }
}

/**
 * The call of the Bot API that an action asks for, rebuilt field by field.
 * @returns undefined where there is nothing to call: the target is unknown, or cannot be edited
 */
export function toCall(action: OutboundAction, chatId: number, resolved: Resolved): Call | undefined {
  if (action.kind === 'send') {
    const { method, params, upload } = sendOf(action.content)
    return {
      method,
      ...(upload === undefined ? {} : { upload }),
      params: {
        chat_id: chatId,
        ...params,
        ...markupOf(action.markup),
        ...replyOf(resolved.replyToId, action.quote),
        ...(action.protect === true ? { protect_content: true } : {}),
        ...(action.silent === true ? { disable_notification: true } : {}),
      },
    }
  }
  if (action.kind === 'copy') return copyOf(action, chatId)
  if (isPayment(action)) return paymentCallOf(action, chatId)
  if (resolved.targetId === undefined) return undefined
  const about = { chat_id: chatId, message_id: resolved.targetId }
  switch (action.kind) {
    case 'edit': {
      const edit = editOf(action.content)
      if (edit === undefined) return undefined
      return { method: edit.method, params: { ...about, ...edit.params, ...editedMarkupOf(action.markup) } }
    }
    case 'edit-caption':
      return {
        method: 'editMessageCaption',
        params: { ...about, caption: action.caption, ...editedMarkupOf(action.markup) },
      }
    case 'edit-markup':
      return { method: 'editMessageReplyMarkup', params: { ...about, ...editedMarkupOf(action.markup) } }
    case 'delete':
      return { method: 'deleteMessage', params: about }
    case 'react':
      return {
        method: 'setMessageReaction',
        params: { ...about, reaction: action.emoji === null ? [] : [{ type: 'emoji', emoji: action.emoji }] },
      }
  }
}
