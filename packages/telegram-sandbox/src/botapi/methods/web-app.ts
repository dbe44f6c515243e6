import type { TelegramInlineQueryResult, TelegramMessage } from '@gramio/types'
import { activeMember } from '../../members/people.js'
import { write } from '../../members/write.js'
import type { Plain } from '../../schema/params.js'
import type { Bot } from '../../world/bot.js'
import { type Method, method } from '../method.js'
import { badRequest } from '../refusal.js'
import { captionFields, textFields } from '../text-content.js'

const UNKNOWN = 'query is too old and response timeout expired or query ID is invalid'

/** What an inline result puts into the chat: a text, or a file that is there already. */
function contentOf(bot: Bot, result: Plain<TelegramInlineQueryResult>): Partial<TelegramMessage> {
  if ('input_message_content' in result && result.input_message_content) {
    const content = result.input_message_content
    if (!('message_text' in content)) throw badRequest('sandbox: such an inline result is not played')
    const { message_text: text, parse_mode: parseMode, entities } = content
    return textFields({ text, ...(parseMode && { parse_mode: parseMode }), ...(entities && { entities }) })
  }
  const { files } = bot.world
  if ('photo_file_id' in result) {
    return { ...files.forSending('photo', result.photo_file_id).fields, ...captionFields(result) }
  }
  if ('video_file_id' in result) {
    return { ...files.forSending('video', result.video_file_id).fields, ...captionFields(result) }
  }
  if ('sticker_file_id' in result) return files.forSending('sticker', result.sticker_file_id).fields
  throw badRequest('sandbox: such an inline result is not played')
}

/** The bot sends something in the name of the member whose web app asked for it; once for each opened app. */
export const answerWebAppQuery: Method = method('answerWebAppQuery', ({ bot }, params) => {
  const { webAppQueries } = bot.world
  const memberId = webAppQueries.get(params.web_app_query_id)
  if (memberId === undefined || !bot.world.members.has(memberId)) throw badRequest(UNKNOWN)
  if ('reply_markup' in params.result && params.result.reply_markup)
    throw badRequest('sandbox: inline messages are not played')
  const content = contentOf(bot, params.result)
  webAppQueries.delete(params.web_app_query_id)
  write(bot, activeMember(bot, memberId), { ...content, via_bot: bot.asSender })
  return {}
})
