import type { TelegramInlineKeyboardButton } from '@gramio/types'
import type { SeenMessage } from '../../../../src/api.js'
import { control } from '../../server/control.js'
import { copy, notify, type PhoneUi } from '../phone-ui.js'

export type ButtonUse = 'callback' | 'url' | 'invoice' | 'web-app' | 'copy' | 'pay' | 'switch' | 'none'

/** What a button under a message is for. */
export function useOf(button: TelegramInlineKeyboardButton): ButtonUse {
  if (button.callback_data !== undefined) return 'callback'
  if (button.url?.startsWith('https://t.me/$')) return 'invoice'
  if (button.url !== undefined || button.login_url !== undefined) return 'url'
  if (button.web_app !== undefined) return 'web-app'
  if (button.copy_text !== undefined) return 'copy'
  if (button.pay) return 'pay'
  const switches =
    button.switch_inline_query ??
    button.switch_inline_query_current_chat ??
    button.switch_inline_query_chosen_chat
  return switches === undefined ? 'none' : 'switch'
}

/** Presses a button as Telegram does; resolves when the bot has answered. Throws RequestFailed. */
export async function act(
  ui: PhoneUi,
  { messageId }: SeenMessage,
  button: TelegramInlineKeyboardButton,
): Promise<void> {
  if (button.copy_text) return copy(ui, button.copy_text.text)
  const address = button.url ?? button.login_url?.url
  if (address !== undefined) {
    ui.link.value = address
    return
  }
  if (button.callback_data === undefined) return
  const result = await control.press(ui.chat.id, messageId, button.callback_data)
  if (result.kind === 'timeout') return notify(ui, 'The bot did not answer')
  if (result.url) ui.link.value = result.url
  if (!result.text) return
  if (result.showAlert) ui.alert.value = result.text
  else notify(ui, result.text)
}
