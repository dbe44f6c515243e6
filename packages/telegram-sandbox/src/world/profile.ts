import type {
  TelegramBotCommand,
  TelegramBotCommandScope,
  TelegramMenuButton,
  TelegramUser,
} from '@gramio/types'

/** What a bot has set about itself, by `<scope> <language>`, by `<what> <language>`, or by chat ('' for all). */
export interface Profile {
  commands: Map<string, TelegramBotCommand[]>
  texts: Map<string, string>
  menuButtons: Map<string, TelegramMenuButton>
}

export type ProfileText = 'name' | 'description' | 'short description'

export const DEFAULT_MENU: TelegramMenuButton = { type: 'commands' }

export function newProfile(): Profile {
  return { commands: new Map(), texts: new Map(), menuButtons: new Map() }
}

/** Where the commands of a scope in a language are kept. */
export function commandsKey(scope: TelegramBotCommandScope, language: string): string {
  const chat = 'chat_id' in scope ? `:${scope.chat_id}` : ''
  const user = 'user_id' in scope ? `:${scope.user_id}` : ''
  return `${scope.type}${chat}${user} ${language}`
}

/** The commands that a member's Telegram offers: of the narrowest scope that has some, in their language if possible. */
export function commandsFor(profile: Profile, user: TelegramUser): TelegramBotCommand[] {
  const language = languageOf(user)
  const scopes: TelegramBotCommandScope[] = [
    { type: 'chat', chat_id: user.id },
    { type: 'all_private_chats' },
    { type: 'default' },
  ]
  for (const scope of scopes) {
    for (const wanted of language === '' ? [''] : [language, '']) {
      const commands = profile.commands.get(commandsKey(scope, wanted))
      if (commands && commands.length > 0) return commands
    }
  }
  return []
}

/** The button beside a member's input field: of their chat, else the one for all. */
export function menuButtonFor(profile: Profile, memberId: number): TelegramMenuButton {
  for (const key of [String(memberId), '']) {
    const button = profile.menuButtons.get(key)
    if (button && button.type !== 'default') return button
  }
  return DEFAULT_MENU
}

/** One of the bot's texts in a language, else the one for all languages; '' when there is none. */
export function textIn(profile: Profile, what: ProfileText, language: string): string {
  return profile.texts.get(`${what} ${language}`) || profile.texts.get(`${what} `) || ''
}

/** The two letters that a bot's texts are kept by. */
export function languageOf(user: TelegramUser): string {
  return (user.language_code ?? '').slice(0, 2).toLowerCase()
}
