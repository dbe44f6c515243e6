import type {
  TelegramForceReply,
  TelegramInlineKeyboardButton,
  TelegramInlineKeyboardMarkup,
  TelegramReplyKeyboardMarkup,
  TelegramReplyKeyboardRemove,
} from '@gramio/types'
import type { ReplyKeyboard } from '../api.js'
import type { Plain } from '../schema/params.js'
import { linkFault } from '../text/links.js'
import { badRequest } from './refusal.js'

export type InlineMarkup = Plain<TelegramInlineKeyboardMarkup>
export type Markup =
  | InlineMarkup
  | Plain<TelegramReplyKeyboardMarkup>
  | Plain<TelegramReplyKeyboardRemove>
  | Plain<TelegramForceReply>
type Button = Plain<TelegramInlineKeyboardButton>

const MAX_BUTTONS = 100
const MAX_BYTES = 10_000
const MAX_URL = 2048

/** What a markup does to the chat. */
export type CheckedMarkup =
  | { kind: 'none' }
  | { kind: 'inline'; markup: InlineMarkup }
  | { kind: 'keyboard'; keyboard: Omit<ReplyKeyboard, 'messageId'> }
  | { kind: 'remove' }
  | { kind: 'force-reply'; placeholder: string | null }

export interface MarkupRules {
  localWebApps: boolean
  /** Only an invoice may have a pay button. */
  invoice: boolean
}

/** Checks a reply markup. Throws Telegram's 400s. */
export function checkMarkup(markup: Markup | undefined, rules: MarkupRules): CheckedMarkup {
  if (!markup) return { kind: 'none' }
  if ('inline_keyboard' in markup) {
    const rows = markup.inline_keyboard.filter((row) => row.length > 0)
    for (const row of rows) {
      for (const button of row) checkButton(button, rules, button === rows[0]?.[0])
    }
    checkSize(rows)
    return rows.length > 0 ? { kind: 'inline', markup: { inline_keyboard: rows } } : { kind: 'none' }
  }
  if ('keyboard' in markup) {
    for (const row of markup.keyboard) {
      for (const button of row) {
        const text = typeof button === 'string' ? button : button.text
        if (text === '') throw badRequest('keyboard button text must be non-empty')
      }
    }
    checkSize(markup.keyboard)
    const { selective: _, ...keyboard } = markup
    return { kind: 'keyboard', keyboard }
  }
  if ('remove_keyboard' in markup) return { kind: 'remove' }
  return { kind: 'force-reply', placeholder: markup.input_field_placeholder ?? null }
}

/** Checks the markup of an edit, which must be inline. */
export function checkInlineMarkup(markup: Markup | undefined, rules: MarkupRules): InlineMarkup | undefined {
  if (markup && !('inline_keyboard' in markup)) throw badRequest('inline keyboard expected')
  const checked = checkMarkup(markup, rules)
  return checked.kind === 'inline' ? checked.markup : undefined
}

function checkSize(rows: unknown[][]): void {
  const buttons = rows.reduce((sum, row) => sum + row.length, 0)
  if (buttons > MAX_BUTTONS || JSON.stringify(rows).length > MAX_BYTES)
    throw badRequest('reply markup is too long')
}

function checkButton(button: Button, rules: MarkupRules, first: boolean): void {
  if (button.text === '') throw badRequest('inline keyboard button text must be non-empty')
  if (button.url) {
    const fault = linkFault(button.url)
    if (fault) throw badRequest(`inline keyboard button URL '${button.url}' is invalid: ${fault}`)
    if (button.url.length > MAX_URL || /\s/.test(button.url)) throw badRequest('BUTTON_URL_INVALID')
    return
  }
  if (button.callback_data) {
    if (Buffer.byteLength(button.callback_data) > 64) throw badRequest('BUTTON_DATA_INVALID')
    return
  }
  if (button.web_app) {
    checkWebApp(button.web_app.url, rules)
    return
  }
  if (button.pay) {
    if (!rules.invoice) throw badRequest('BUTTON_TYPE_INVALID')
    if (!first) throw badRequest('BUTTON_POS_INVALID')
    return
  }
  if (button.copy_text) {
    const { length } = button.copy_text.text
    if (length < 1 || length > 256) throw badRequest('BUTTON_COPY_TEXT_INVALID')
    return
  }
  const others = [
    'switch_inline_query',
    'switch_inline_query_current_chat',
    'switch_inline_query_chosen_chat',
    'login_url',
    'callback_game',
    'disabled',
  ] as const
  if (!others.some((name) => button[name] !== undefined)) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  }
}

function checkWebApp(url: string, rules: MarkupRules): void {
  const invalid = (why: string): Error =>
    badRequest(`inline keyboard button Web App URL '${url}' is invalid: ${why}`)
  if (rules.localWebApps && /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(url)) return
  const fault = linkFault(url)
  if (fault) throw invalid(fault)
  if (!url.toLowerCase().startsWith('https://')) throw invalid('Only HTTPS links are allowed')
}
