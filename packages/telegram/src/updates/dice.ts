import { z } from 'zod'

/** The emoji that Telegram throws, and how many values each has. */
export const DICE = { '🎲': 6, '🎯': 6, '🎳': 6, '🏀': 5, '⚽': 5, '🎰': 64 } as const
export type DiceEmoji = keyof typeof DICE

const isDice = (emoji: string): emoji is DiceEmoji => Object.hasOwn(DICE, emoji)

const Thrown = z.object({ emoji: z.string(), value: z.number().int().positive() })

export interface Dice {
  readonly emoji: DiceEmoji
  readonly value: number
}

/** What was thrown; null for what is not like a throw that we know. */
export function readDice(raw: unknown): Dice | null {
  const { data } = Thrown.safeParse(raw)
  if (data === undefined || !isDice(data.emoji) || data.value > DICE[data.emoji]) return null
  return { emoji: data.emoji, value: data.value }
}
