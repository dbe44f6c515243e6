import type { Update } from '@anonchat/telegram/updates'
import type { Asked } from './ask.js'

const COMMAND = /^\/admin(?:_(\w+))?(?:@\w+)?(?:\s+([\s\S]*))?$/
const BUTTON = /^admin:(\w+)(?::([\s\S]*))?$/

/** `/admin` alone asks what there is. */
const OVERVIEW = 'help'

/**
 * Reads what an update asks of the admin service.
 * @returns null for what does not come from the admin's own chat, and for buttons that are none of ours
 */
export function readAsk({ message, callback_query }: Update, adminId: number): Asked | null {
  if (message !== undefined) {
    if (message.from?.id !== adminId || message.chat.id !== adminId) return null
    const found = COMMAND.exec(message.text ?? message.caption ?? '')
    if (found === null) return { kind: 'plain', messageId: message.message_id }
    const [, name = OVERVIEW, words = ''] = found
    return { kind: 'command', name: name.toLowerCase(), words: words.trim(), messageId: message.message_id }
  }
  if (callback_query === undefined || callback_query.from.id !== adminId) return null
  const [, name, data = ''] = BUTTON.exec(callback_query.data ?? '') ?? []
  if (name === undefined) return null
  const messageId = callback_query.message?.message_id ?? null
  return { kind: 'button', name, data, callbackQueryId: callback_query.id, messageId }
}
