import { DICE, type Dice } from '@anonchat/telegram/updates'
import type { Texts } from '@anonchat/texts'

/** What the reels of the slot machine show; a value stands for three of them, two bits each. */
const REELS = ['BAR', '🍇', '🍋', '7️⃣'] as const

const reel = (value: number, index: number): string => REELS[((value - 1) >> (2 * index)) & 3] ?? REELS[0]

/** What a partner threw, in words. */
export function thrown({ emoji, value }: Dice, { room }: Texts): string {
  if (emoji === '🎰')
    return room.spun({ emoji, reels: [0, 1, 2].map((index) => reel(value, index)).join(' ') })
  return room.thrown({ emoji, value, outOf: DICE[emoji] })
}
