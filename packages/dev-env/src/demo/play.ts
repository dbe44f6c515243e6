import type { Gender } from '@anonchat/contracts'
import type { BotControl, SeenMessage } from '@anonchat/telegram-sandbox'
import { t } from '@anonchat/texts'

export const texts = t('en')

const PATIENCE_MS = 30_000

export interface Character {
  name: string
  username: string
  gender: Gender
  age: number
  city: string
}

/** A button that was pressed under a message. */
export interface Press {
  messageId: number
  label: string
}

/** One scripted member: acts in their own chat, and waits for what the bot says there next. */
export interface Player {
  readonly character: Character
  readonly id: number
  readonly presses: readonly Press[]
  says(text: string): void
  sendsPhoto(caption: string): void
  sendsVoice(): void
  /** Presses the button with this label under the message that was waited for last. */
  pressesButton(label: string): Promise<void>
  pressesKey(label: string): void
  /** Waits for the next message of the bot that fits, later than the last one waited for. Throws when none comes. */
  sees(what: string, fits: (message: SeenMessage) => boolean): Promise<SeenMessage>
  /** `sees` for a message with exactly this text, or with it as a part. */
  reads(text: string): Promise<SeenMessage>
}

export function createPlayer(bot: BotControl, character: Character): Player {
  const { id } = bot.createMember({
    first_name: character.name,
    username: character.username,
    language_code: 'en',
  })
  const presses: Press[] = []
  let after = 0
  const sees: Player['sees'] = async (what, fits) => {
    const seen = await bot.waitFor(id, fits, { timeoutMs: PATIENCE_MS, after }).catch(() => {
      throw new Error(`${character.name} never saw ${what}`)
    })
    after = seen.messageId
    return seen
  }
  return {
    character,
    id,
    presses,
    says: (text) => void bot.sendText(id, text),
    sendsPhoto: (caption) => void bot.sendMedia(id, 'photo', { caption }),
    sendsVoice: () => void bot.sendMedia(id, 'voice'),
    pressesButton: async (label) => {
      presses.push({ messageId: after, label })
      const answer = await bot.press(id, { messageId: after, label })
      if (answer.kind !== 'answered')
        throw new Error(`${character.name} pressed “${label}” and got no answer`)
    },
    pressesKey: (label) => void bot.pressKeyboard(id, label),
    sees,
    reads: (text) => sees(`“${text}”`, (message) => message.text?.includes(text) ?? false),
  }
}

/** From /start to the menu, step by step. */
export async function register(player: Player): Promise<void> {
  const { registration, buttons } = texts
  const { character } = player
  player.says('/start')
  await player.reads(registration.askGender())
  await player.pressesButton(buttons[character.gender])
  await player.reads(registration.askAge())
  player.says(String(character.age))
  await player.reads(registration.askCity())
  player.says(character.city)
  await player.reads(registration.askPhoto())
  await player.pressesButton(buttons.skip)
  await player.reads(registration.done())
}
