import type { TelegramReactionType } from '@gramio/types'
import { botApiSchema } from './bot-api.js'

export type ReactionEmoji = Extract<TelegramReactionType, { type: 'emoji' }>['emoji']

const emoji: ReadonlySet<unknown> = new Set(botApiSchema.definitions.TelegramReactionTypeEmojiEmoji?.enum)

/** Whether an emoji is among those that Telegram offers as reactions. */
export function isReactionEmoji(value: string): value is ReactionEmoji {
  return emoji.has(value)
}
