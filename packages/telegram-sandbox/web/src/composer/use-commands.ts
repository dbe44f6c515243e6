import type { TelegramBotCommand } from '@gramio/types'
import { useEffect, useState } from 'preact/hooks'
import { control } from '../server/control.js'
import type { ChatModel } from '../state/chat.js'
import { attempt } from '../ui/toast.js'
import { commandsFor } from './commands.js'
import { composerOf } from './composer-model.js'
import type { OpenList } from './field.js'
import { inOrder } from './sending.js'

/** The list of commands: opened by the bot's button, or by writing "/". */
export function useCommands(
  chat: ChatModel,
  id: string,
): {
  shown: readonly TelegramBotCommand[]
  list: OpenList | null
  toggle(): void
  send(command: string): void
} {
  const model = composerOf(chat)
  const { value: text } = model.text
  const [active, setActive] = useState(0)
  const [dismissed, setDismissed] = useState<string | null>(null)
  const { commands } = chat.state.value
  const writing = chat.draft.value.kind === 'new' && text !== dismissed
  const open = model.commandsShown.value
  const shown = open && text === '' ? commands : writing ? commandsFor(text, commands) : []

  useEffect(() => {
    setActive(0)
    if (text !== '') model.commandsShown.value = false
    setDismissed((before) => (before === text ? before : null))
  }, [text, open, model])

  const close = (): void => {
    model.commandsShown.value = false
    setDismissed(text === '' ? null : text)
  }
  const send = (command: string): void => {
    model.commandsShown.value = false
    model.text.value = ''
    attempt(inOrder(chat, () => control.sendText(chat.id, `/${command}`)))
  }
  const list: OpenList = {
    id,
    active: Math.min(active, shown.length - 1),
    move: (by) => setActive((before) => (before + by + shown.length) % shown.length),
    choose: () => {
      const command = shown[Math.min(active, shown.length - 1)]
      if (command) send(command.command)
    },
    close,
  }
  return {
    shown,
    list: shown.length > 0 ? list : null,
    toggle: () => {
      model.commandsShown.value = !open
      setDismissed(null)
      model.field.current?.focus()
    },
    send,
  }
}
