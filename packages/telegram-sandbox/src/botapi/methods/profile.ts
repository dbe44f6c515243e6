import type { TelegramBotCommandScope } from '@gramio/types'
import type { Bot } from '../../world/bot.js'
import { profileChanged } from '../../world/chat-state.js'
import { commandsKey, DEFAULT_MENU, type ProfileText, textIn } from '../../world/profile.js'
import { type Method, method } from '../method.js'
import { chatNamed } from '../recipient.js'
import { badRequest } from '../refusal.js'

interface ScopeParams {
  scope?: TelegramBotCommandScope
  language_code?: string
}

function keyOf(bot: Bot, { scope = { type: 'default' }, language_code: language = '' }: ScopeParams): string {
  if (language !== '' && !/^[a-z]{2}$/.test(language)) throw badRequest('invalid language code specified')
  if ('chat_id' in scope) chatNamed(bot, scope.chat_id)
  return commandsKey(scope, language)
}

const setMyCommands = method('setMyCommands', ({ bot }, params) => {
  if (params.commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  for (const { command, description } of params.commands) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
    const { length } = [...description.trim()]
    if (length === 0) throw badRequest('command description must be non-empty')
    if (length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
  }
  const commands = params.commands.map((one) => ({ ...one, command: one.command.replace(/^\//, '') }))
  bot.world.profile.commands.set(keyOf(bot, params), commands)
  profileChanged(bot)
  return true
})

const getMyCommands = method(
  'getMyCommands',
  ({ bot }, params) => bot.world.profile.commands.get(keyOf(bot, params)) ?? [],
)

const deleteMyCommands = method('deleteMyCommands', ({ bot }, params) => {
  bot.world.profile.commands.delete(keyOf(bot, params))
  profileChanged(bot)
  return true
})

const setChatMenuButton = method('setChatMenuButton', ({ bot }, params) => {
  if (params.chat_id !== undefined) chatNamed(bot, params.chat_id)
  bot.world.profile.menuButtons.set(String(params.chat_id ?? ''), params.menu_button ?? DEFAULT_MENU)
  profileChanged(bot)
  return true
})

const getChatMenuButton = method('getChatMenuButton', ({ bot }, params) => {
  const { menuButtons } = bot.world.profile
  return menuButtons.get(String(params.chat_id ?? '')) ?? menuButtons.get('') ?? DEFAULT_MENU
})

/** Remembers one of the bot's own texts in a language. */
function remember(
  bot: Bot,
  what: ProfileText,
  language: string | undefined,
  text: string | undefined,
  limit: number,
): true {
  if ([...(text ?? '')].length > limit) throw badRequest(`sandbox: ${what} has at most ${limit} characters`)
  bot.world.profile.texts.set(`${what} ${language ?? ''}`, text ?? '')
  profileChanged(bot)
  return true
}

function recall(bot: Bot, what: ProfileText, language: string | undefined): string {
  return textIn(bot.world.profile, what, language ?? '')
}

export const profileMethods: Method[] = [
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setChatMenuButton,
  getChatMenuButton,
  method('setMyName', ({ bot }, params) => remember(bot, 'name', params.language_code, params.name, 64)),
  method('getMyName', ({ bot }, params) => ({
    name: recall(bot, 'name', params.language_code) || bot.me.first_name,
  })),
  method('setMyDescription', ({ bot }, params) => {
    return remember(bot, 'description', params.language_code, params.description, 512)
  }),
  method('getMyDescription', ({ bot }, params) => ({
    description: recall(bot, 'description', params.language_code),
  })),
  method('setMyShortDescription', ({ bot }, params) => {
    return remember(bot, 'short description', params.language_code, params.short_description, 120)
  }),
  method('getMyShortDescription', ({ bot }, params) => {
    return { short_description: recall(bot, 'short description', params.language_code) }
  }),
]
