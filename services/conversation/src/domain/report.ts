/** What can be reported, and how grave each is. */
export const SEVERITY = { spam: 1, harassment: 3, sexual: 3, minor: 5, fraud: 4, other: 1 } as const

export type Category = keyof typeof SEVERITY

export const CATEGORIES = [
  'spam',
  'harassment',
  'sexual',
  'minor',
  'fraud',
  'other',
] as const satisfies Category[]

export const readCategory = (text: string | undefined): Category | null =>
  CATEGORIES.find((category) => category === text) ?? null

/** What the column of a report holds. */
export const MOST_WORDS = 1_024

const DAY_MS = 86_400_000

/** A room can be reported while it is open, and for a day after it. */
export const canReport = (endedAt: Date | null, now: number): boolean =>
  endedAt === null || endedAt.getTime() + DAY_MS > now
