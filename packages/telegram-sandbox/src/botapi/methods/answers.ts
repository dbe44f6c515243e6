import { linkFault } from '../../text/links.js'
import { type Method, method } from '../method.js'
import { badRequest } from '../refusal.js'

const TOO_OLD = 'query is too old and response timeout expired or query ID is invalid'

const answerCallbackQuery = method('answerCallbackQuery', ({ bot }, params) => {
  const { text, show_alert: showAlert = false, url } = params
  if (text !== undefined && [...text].length > 200) throw badRequest('MESSAGE_TOO_LONG')
  if (url && linkFault(url)) throw badRequest('URL_INVALID')
  const answer = { showAlert, ...(text && { text }), ...(url && { url }) }
  if (!bot.world.callbacks.answer(params.callback_query_id, answer)) throw badRequest(TOO_OLD)
  return true
})

const answerPreCheckoutQuery = method('answerPreCheckoutQuery', ({ bot }, params) => {
  if (!params.ok && !params.error_message) throw badRequest('parameter "error_message" is required')
  const answer = params.ok ? { ok: true as const } : { ok: false as const, error: params.error_message ?? '' }
  if (!bot.world.checkouts.answer(params.pre_checkout_query_id, answer)) throw badRequest(TOO_OLD)
  return true
})

export const answerMethods: Method[] = [answerCallbackQuery, answerPreCheckoutQuery]
