import type { TelegramMessage } from '@gramio/types'
import { type Method, method } from '../method.js'
import { send } from '../send.js'
import { textFields } from '../text-content.js'

export const sendMessage: Method = method('sendMessage', ({ bot }, params) => {
  const content: Partial<TelegramMessage> = textFields(params)
  if (params.link_preview_options) content.link_preview_options = params.link_preview_options
  return send(bot, params, content)
})
