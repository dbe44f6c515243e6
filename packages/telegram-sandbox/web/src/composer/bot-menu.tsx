import { AppWindow, Menu } from 'lucide'
import type { ChatModel } from '../state/chat.js'
import { Icon } from '../ui/icon.js'
import { menuKind } from './commands.js'
import style from './composer.module.css'
import { composerOf } from './composer-model.js'
import { openWebApp } from './web-app-sheet.js'

/** The bot's own button left of the field: its commands or its web app. */
export function BotMenu({ chat, onCommands }: { chat: ChatModel; onCommands: () => void }) {
  const { menuButton, commands } = chat.state.value
  const kind = menuKind(menuButton, commands)
  const { commandsShown, text } = composerOf(chat)
  // Room for what is written.
  const look = text.value === '' ? style.menu : `${style.menu} ${style.small}`
  if (menuButton.type === 'web_app') {
    return (
      <button
        type="button"
        class={look}
        aria-label={menuButton.text}
        onClick={() => openWebApp(chat, { menu: true })}
      >
        <Icon of={AppWindow} size={16} />
        <span dir="auto">{menuButton.text}</span>
      </button>
    )
  }
  if (kind === null) return null
  return (
    <button
      type="button"
      class={look}
      aria-label="Bot commands"
      aria-expanded={commandsShown.value}
      onClick={onCommands}
    >
      <Icon of={Menu} size={16} />
      <span>Menu</span>
    </button>
  )
}
