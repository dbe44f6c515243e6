import type { SeenMessage } from '../../../src/api.js'
import { amount } from './format.js'

/** What a message without a bubble says: that something happened; null for all others. */
export function serviceText({ from, message }: SeenMessage): string | null {
  const whose = from === 'member' ? 'You' : 'The bot'
  if (message.successful_payment) {
    const { currency, total_amount } = message.successful_payment
    return `You paid ${amount(currency, total_amount)}`
  }
  if (message.refunded_payment) {
    const { currency, total_amount } = message.refunded_payment
    return `${amount(currency, total_amount)} came back to you`
  }
  if (message.web_app_data) return `You sent data with the button “${message.web_app_data.button_text}”`
  if (message.pinned_message) return `${whose} pinned a message`
  if (message.write_access_allowed) return 'You allowed the bot to write to you'
  if (message.users_shared) return `You shared ${message.users_shared.users.length} of your contacts`
  if (message.chat_shared) return 'You shared a chat'
  if (message.connected_website) return `You logged in to ${message.connected_website}`
  if (message.message_auto_delete_timer_changed) return 'Messages now delete themselves after a time'
  if (message.chat_background_set) return `${whose} changed the background`
  return null
}
