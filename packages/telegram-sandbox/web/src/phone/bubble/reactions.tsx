import type { TelegramReactionType } from '@gramio/types'
import type { ComponentChildren } from 'preact'
import type { SeenMessage } from '../../../../src/api.js'
import { control } from '../../server/control.js'
import { trying, usePhone } from '../phone-ui.js'
import style from './reactions.module.css'

/** What Telegram lets everybody react with, the usual ones. */
export const REACTIONS = ['👍', '❤', '🔥', '🎉', '😁', '😢', '🤔', '👎'] as const

export const hasReactions = ({ reactions }: SeenMessage): boolean =>
  reactions.bot.length + reactions.member.length > 0

/** The member's reaction to a message, if it has one. */
export const ownReaction = ({ reactions }: SeenMessage): string | undefined =>
  reactions.member.map(emojiOf).at(0)

/** The reactions of both sides; a press gives or takes back one's own. */
export function Reactions({ message, children }: { message: SeenMessage; children?: ComponentChildren }) {
  const ui = usePhone()
  const { bot, member } = message.reactions
  const mine = new Set(member.map(emojiOf))
  const theirs = new Set(bot.map(emojiOf))
  return (
    <div class={style.reactions}>
      {[...new Set([...theirs, ...mine])].map((emoji) => {
        const count = Number(mine.has(emoji)) + Number(theirs.has(emoji))
        return (
          <button
            key={emoji}
            type="button"
            class={style.chip}
            aria-pressed={mine.has(emoji)}
            aria-label={`Reaction ${emoji}, ${count}`}
            onClick={() =>
              trying(ui, control.react(ui.chat.id, message.messageId, mine.has(emoji) ? null : emoji))
            }
          >
            <span class={style.emoji}>{coloured(emoji)}</span>
            {count}
          </button>
        )
      })}
      {children}
    </div>
  )
}

/** In colour: some emoji are drawn as text unless they are told otherwise. */
export const coloured = (emoji: string): string =>
  /^\p{Emoji_Presentation}/u.test(emoji) || emoji.includes('\uFE0F') ? emoji : `${emoji}\uFE0F`

function emojiOf(reaction: TelegramReactionType): string {
  if (reaction.type === 'emoji') return reaction.emoji
  return reaction.type === 'paid' ? '⭐' : '✨'
}
