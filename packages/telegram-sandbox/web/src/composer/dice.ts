/** A throw of a die, as Telegram throws it: 1 to 6. */
export function roll(emoji: '🎲', random: () => number = Math.random): { emoji: string; value: number } {
  return { emoji, value: 1 + Math.floor(random() * 6) }
}
