import type { Gender } from '@anonchat/contracts'
import type { BotControl, SeenMessage } from '@anonchat/telegram-sandbox'
import { DEFAULT_LANG, type Lang, type Texts, t } from '@anonchat/texts'
import { type Hand, quickHand } from './hand.js'

const PATIENCE_MS = 30_000

export interface Character {
  name: string
  username: string
  gender: Gender
  age: number
  city: string
  /** Default: English. */
  lang?: Lang
}

/** A button that was pressed under a message. */
export interface Press {
  messageId: number
  label: string
}

/** Gives a new member what it acts with. */
export type HandFor = (bot: BotControl, memberId: number, character: Character) => Hand

/** One scripted member: acts in their own chat, and waits for what the bot says there next. */
export interface Player extends Omit<Hand, 'pressesButton' | 'looksAt'> {
  readonly character: Character
  readonly id: number
  readonly texts: Texts
  readonly presses: readonly Press[]
  /** Presses the button with this label under the message that was waited for last. */
  pressesButton(label: string): Promise<void>
  /** Waits for the next message of the bot that fits, later than the last one waited for. Throws when none comes. */
  sees(what: string, fits: (message: SeenMessage) => boolean): Promise<SeenMessage>
  /** `sees` for a message with exactly this text, or with it as a part. */
  reads(text: string): Promise<SeenMessage>
}

export function createPlayer(bot: BotControl, character: Character, handFor: HandFor = quickHand): Player {
  const { name, username, lang = DEFAULT_LANG } = character
  const { id } = bot.createMember({ first_name: name, username, language_code: lang })
  const { pressesButton, looksAt, ...hand } = handFor(bot, id, character)
  const presses: Press[] = []
  let after = 0
  const sees: Player['sees'] = async (what, fits) => {
    const seen = await bot.waitFor(id, fits, { timeoutMs: PATIENCE_MS, after }).catch(() => {
      throw new Error(`${name} never saw ${what}`)
    })
    after = seen.messageId
    await looksAt(seen)
    return seen
  }
  return {
    ...hand,
    character,
    id,
    texts: t(lang),
    presses,
    pressesButton: async (label) => {
      presses.push({ messageId: after, label })
      await pressesButton(after, label)
    },
    sees,
    reads: (text) => sees(`“${text}”`, (message) => message.text?.includes(text) ?? false),
  }
}

/** From /start to the menu, step by step. */
export async function register(player: Player): Promise<void> {
  await answerGender(player)
  await answerAge(player)
  await answerRest(player)
}

/** The first steps of registering, up to the question for the age. */
export async function answerGender(player: Player): Promise<void> {
  const { registration, buttons } = player.texts
  await player.starts()
  await player.reads(registration.askGender())
  await player.pressesButton(buttons[player.character.gender])
  await player.reads(registration.askAge())
}

/** The step after that, up to the question for the city. */
export async function answerAge(player: Player): Promise<void> {
  await player.says(new Intl.NumberFormat(player.character.lang).format(player.character.age))
  await player.reads(player.texts.registration.askCity())
}

/** What is left then. */
export async function answerRest(player: Player): Promise<void> {
  const { registration, buttons } = player.texts
  await player.says(player.character.city)
  await player.reads(registration.askPhoto())
  await player.pressesButton(buttons.skip)
  await player.reads(registration.done())
}
