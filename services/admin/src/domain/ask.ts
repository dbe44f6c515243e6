import type { Update } from '@anonchat/telegram/updates'
import type { Lang, Texts } from '@anonchat/texts'

/** What every request of an admin has, however it was made. */
interface Common {
  /** The update's; every effect's key begins with it. */
  readonly trace: string
  /** The admin's Telegram id, and the chat in which they are answered. */
  readonly adminId: number
  /** When it was received (ms). */
  readonly at: number
  readonly lang: Lang
  readonly texts: Texts
  /** All of it, for what needs more than words. */
  readonly update: Update
}

/** `/admin_<name> words`, as text or as the caption of something. */
export interface CommandAsk extends Common {
  readonly kind: 'command'
  readonly name: string
  readonly words: string
  /** The message that is the command. */
  readonly messageId: number
}

/** A press of a button that carries `admin:<name>:<data>`. */
export interface ButtonAsk extends Common {
  readonly kind: 'button'
  readonly name: string
  readonly data: string
  readonly callbackQueryId: string
  /** The message of ours under which it stands; null where Telegram no longer knows it. */
  readonly messageId: number | null
}

/** A message that answers a question which was asked as `<name>:<data>`. */
export interface AnswerAsk extends Common {
  readonly kind: 'answer'
  readonly name: string
  readonly data: string
  readonly messageId: number
}

export type Ask = CommandAsk | ButtonAsk | AnswerAsk

/** What an update asks for, before it is known who may ask, and what a plain message answers. */
export type Asked =
  | Pick<CommandAsk, 'kind' | 'name' | 'words' | 'messageId'>
  | Pick<ButtonAsk, 'kind' | 'name' | 'data' | 'callbackQueryId' | 'messageId'>
  | { readonly kind: 'plain'; readonly messageId: number }
