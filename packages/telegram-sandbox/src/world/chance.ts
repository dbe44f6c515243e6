import { randomInt } from 'node:crypto'

/** How many faces each dice has. */
export const DICE_SIDES: Readonly<Record<string, number>> = {
  '🎲': 6,
  '🎯': 6,
  '🎳': 6,
  '🏀': 5,
  '⚽': 5,
  '🎰': 64,
}

/** The number that a dice shows, from 1. */
export function thrown(emoji: string): number {
  return randomInt(1, (DICE_SIDES[emoji] ?? 6) + 1)
}

export function newPollId(): string {
  return `${randomInt(1, 2 ** 31)}${randomInt(10 ** 8, 10 ** 9)}`
}
