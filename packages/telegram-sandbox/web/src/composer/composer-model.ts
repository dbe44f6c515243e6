import { signal } from '@preact/signals'
import type { ChatModel } from '../state/chat.js'
import { followChat } from './follow-chat.js'
import type { ComposerModel } from './model.js'

const models = new WeakMap<ChatModel, ComposerModel>()

export function composerOf(chat: ChatModel): ComposerModel {
  const known = models.get(chat)
  if (known) return known
  const model: ComposerModel = {
    text: signal(''),
    edited: signal(''),
    field: { current: null },
    keyboardHidden: signal(false),
    commandsShown: signal(false),
    recording: signal(false),
    dialog: signal(null),
    files: signal([]),
    webApp: signal(null),
    payment: signal(null),
    sending: Promise.resolve(),
    forcedReply: 0,
  }
  models.set(chat, model)
  followChat(chat, model)
  return model
}
