import type { OutboundAction } from '@anonchat/contracts'
import { editOf, sendOf } from './content.js'
import { editedMarkupOf, markupOf } from './markup.js'

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
}

/**
 * The call of the Bot API that an action asks for, rebuilt field by field.
 * @returns undefined where there is nothing to call: the target is unknown, or cannot be edited
 */
export function toCall(action: OutboundAction, chatId: number, resolved: Resolved): Call | undefined {
  if (action.kind === 'send') {
    const { method, params } = sendOf(action.content)
    return {
      method,
      params: {
        chat_id: chatId,
        ...params,
        ...markupOf(action.markup),
        ...(resolved.replyToId === undefined
          ? {}
          : { reply_parameters: { message_id: resolved.replyToId, allow_sending_without_reply: true } }),
        ...(action.protect === true ? { protect_content: true } : {}),
        ...(action.silent === true ? { disable_notification: true } : {}),
      },
    }
  }
  if (resolved.targetId === undefined) return undefined
  const about = { chat_id: chatId, message_id: resolved.targetId }
  switch (action.kind) {
    case 'edit': {
      const edit = editOf(action.content)
      if (edit === undefined) return undefined
      return { method: edit.method, params: { ...about, ...edit.params, ...editedMarkupOf(action.markup) } }
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
