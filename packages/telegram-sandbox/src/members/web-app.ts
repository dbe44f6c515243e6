import { randomBytes } from 'node:crypto'
import type { Sent, WebAppButton } from '../api.js'
import { type Bot, unixNow } from '../world/bot.js'
import type { MemberState } from '../world/member.js'
import { menuButtonFor } from '../world/profile.js'
import { ControlError } from './control-error.js'
import { initData } from './init-data.js'
import { activeMember } from './people.js'
import { write } from './write.js'

const VERSION = '9.1'
const PLATFORM = 'weba'
const MAX_DATA = 4096
const MAX_OPEN = 1000

const THEMES = {
  light: {
    bg_color: '#ffffff',
    secondary_bg_color: '#f0f0f0',
    text_color: '#000000',
    hint_color: '#707579',
    link_color: '#3390ec',
    button_color: '#3390ec',
    button_text_color: '#ffffff',
    destructive_text_color: '#e53935',
  },
  dark: {
    bg_color: '#212121',
    secondary_bg_color: '#0f0f0f',
    text_color: '#ffffff',
    hint_color: '#aaaaaa',
    link_color: '#8774e1',
    button_color: '#8774e1',
    button_text_color: '#ffffff',
    destructive_text_color: '#ff595a',
  },
}

export type Theme = keyof typeof THEMES

function inlineUrl(member: MemberState, messageId: number, label: string): string | undefined {
  const markup = member.log.get(messageId)?.message.reply_markup
  const buttons = markup && 'inline_keyboard' in markup ? markup.inline_keyboard.flat() : []
  return buttons.find((button) => button.text === label && button.web_app)?.web_app?.url
}

function keyUrl(member: MemberState, label: string): string | undefined {
  for (const button of (member.log.keyboard?.keyboard ?? []).flat()) {
    if (typeof button !== 'string' && button.text === label && button.web_app) return button.web_app.url
  }
  return undefined
}

function urlOf(bot: Bot, member: MemberState, button: WebAppButton): string {
  const menu = menuButtonFor(bot.world.profile, member.user.id)
  const url =
    'menu' in button
      ? menu.type === 'web_app' && menu.web_app.url
      : 'keyboardLabel' in button
        ? keyUrl(member, button.keyboardLabel)
        : inlineUrl(member, button.messageId, button.label)
  if (!url) throw new ControlError('there is no such web app button')
  return url
}

/** The address that a web app's button opens. Only apps that can answer by the bot get a `query_id`: keys send data instead. */
export function openWebApp(
  bot: Bot,
  memberId: number,
  button: WebAppButton,
  theme: Theme = 'light',
): { url: string } {
  const member = activeMember(bot, memberId)
  const url = urlOf(bot, member, button)
  const data = initData(bot.token, {
    ...('keyboardLabel' in button ? {} : { query_id: newQuery(bot, memberId) }),
    user: userJson(member),
    auth_date: String(unixNow()),
  })
  const fragment = new URLSearchParams({
    tgWebAppData: data,
    tgWebAppVersion: VERSION,
    tgWebAppPlatform: PLATFORM,
    tgWebAppThemeParams: JSON.stringify(THEMES[theme]),
  })
  return { url: `${url}${joint(url)}${fragment}` }
}

/** How the web app's script finds Telegram's fields behind a fragment of the app's own. */
function joint(url: string): '#' | '&' | '?' {
  const fragment = url.split('#')[1]
  if (fragment === undefined) return '#'
  return /[?=]/.test(fragment) ? '&' : '?'
}

function userJson({ user }: MemberState): string {
  const { id, first_name, last_name = '', username, language_code, is_premium } = user
  const named = {
    ...(username !== undefined && { username }),
    language_code,
    ...(is_premium && { is_premium }),
  }
  return JSON.stringify({ id, first_name, last_name, ...named, allows_write_to_pm: true })
}

function newQuery(bot: Bot, memberId: number): string {
  const { webAppQueries } = bot.world
  const id = `AAH${randomBytes(15).toString('base64url')}`
  webAppQueries.set(id, memberId)
  const [oldest] = webAppQueries.keys()
  if (webAppQueries.size > MAX_OPEN && oldest !== undefined) webAppQueries.delete(oldest)
  return id
}

/** What a web app that was opened by a key of the reply keyboard sends to the bot. */
export function sendWebAppData(bot: Bot, memberId: number, label: string, data: string): Sent {
  const member = activeMember(bot, memberId)
  if (keyUrl(member, label) === undefined) throw new ControlError('there is no such web app button')
  const size = Buffer.byteLength(data)
  if (size === 0 || size > MAX_DATA) throw new ControlError(`the data has 1 to ${MAX_DATA} bytes`)
  return write(bot, member, { web_app_data: { data, button_text: label } })
}
