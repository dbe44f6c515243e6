import type { BotControl, SeenMessage } from '@anonchat/telegram-sandbox'

/** How a member acts: by the control API at once, or on the sandbox's page as a person does. */
export interface Hand {
  starts(): Promise<void>
  says(text: string): Promise<void>
  sendsPhoto(caption: string): Promise<void>
  sendsVoice(): Promise<void>
  answers(message: SeenMessage, text: string): Promise<void>
  reacts(message: SeenMessage, emoji: string): Promise<void>
  /** Presses the button with this label under a message. */
  pressesButton(messageId: number, label: string): Promise<void>
  pressesKey(label: string): Promise<void>
  /** Looks at a message of the bot that was waited for. */
  looksAt(message: SeenMessage): Promise<void>
}

/** Acts over the control API, as fast as it goes. */
export function quickHand(bot: BotControl, memberId: number): Hand {
  return {
    starts: async () => void bot.sendText(memberId, '/start'),
    says: async (text) => void bot.sendText(memberId, text),
    sendsPhoto: async (caption) => void bot.sendMedia(memberId, 'photo', { caption, sample: 'lake' }),
    sendsVoice: async () => void bot.sendMedia(memberId, 'voice', { sample: 'hello' }),
    answers: async ({ messageId }, text) => void bot.sendText(memberId, text, { replyTo: { messageId } }),
    reacts: async ({ messageId }, emoji) => void bot.react(memberId, messageId, emoji),
    pressesButton: async (messageId, label) => {
      const answer = await bot.press(memberId, { messageId, label })
      if (answer.kind !== 'answered') throw new Error(`“${label}” was pressed and got no answer`)
    },
    pressesKey: async (label) => void bot.pressKeyboard(memberId, label),
    looksAt: async () => {},
  }
}
