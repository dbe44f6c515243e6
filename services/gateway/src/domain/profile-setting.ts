/** One part of what Telegram shows of the bot: how to ask for it, how to set it, and what it should be. */
export interface ProfileSetting {
  readonly ask: string
  readonly set: string
  /** The language, and for a menu the chat, that it is for. */
  readonly whose: Readonly<Record<string, unknown>>
  readonly wanted: Readonly<Record<string, unknown>>
  /** Whether Telegram's answer to `ask` is what is wanted. */
  readonly holds: (answer: unknown) => boolean
}
