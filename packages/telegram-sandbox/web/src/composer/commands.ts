import type { TelegramBotCommand, TelegramMenuButton } from '@gramio/types'

/** The commands that what is written may become: all at "/", none once more than a command is there. */
export function commandsFor(text: string, commands: readonly TelegramBotCommand[]): TelegramBotCommand[] {
  const typed = /^\/([a-z0-9_]*)$/i.exec(text)?.[1]?.toLowerCase()
  if (typed === undefined) return []
  return commands.filter(({ command }) => command.startsWith(typed))
}

/** What stands left of the field. */
export function menuKind(
  button: TelegramMenuButton,
  commands: readonly unknown[],
): 'web-app' | 'commands' | null {
  if (button.type === 'web_app') return 'web-app'
  return commands.length > 0 ? 'commands' : null
}
