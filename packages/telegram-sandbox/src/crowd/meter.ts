import type { CrowdFigures } from '../api.js'

/** Five minutes. */
const KEPT = 300

/** Counts matches and messages, a second at a time. */
export class Meter {
  private kept: CrowdFigures[] = []
  private sides = 0
  private messages = 0
  private ways: number[] = []

  /** The last five minutes, oldest first. */
  get figures(): CrowdFigures[] {
    return [...this.kept]
  }

  get newest(): CrowdFigures | undefined {
    return this.kept.at(-1)
  }

  /** One person saw a room open; its partner sees the same. */
  roomSeen(): void {
    this.sides += 1
  }

  /** A message reached a partner. @param ms how long it took, where that is known */
  arrived(ms?: number): void {
    this.messages += 1
    if (ms !== undefined) this.ways.push(ms)
  }

  /** Ends a second. A room whose second side is yet to see it counts in the second in which that does. */
  endSecond(at: number, queueDepth: number): CrowdFigures {
    const figures: CrowdFigures = {
      at,
      matchesPerSecond: Math.floor(this.sides / 2),
      messagesPerSecond: this.messages,
      queueDepth,
      p99Ms: p99(this.ways),
    }
    this.sides %= 2
    this.messages = 0
    this.ways = []
    this.kept.push(figures)
    if (this.kept.length > KEPT) this.kept = this.kept.slice(-KEPT)
    return figures
  }

  clear(): void {
    this.kept = []
    this.sides = 0
    this.messages = 0
    this.ways = []
  }
}

function p99(ways: readonly number[]): number | null {
  if (ways.length === 0) return null
  const sorted = [...ways].sort((a, b) => a - b)
  const value = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0
  return Math.round(value * 10) / 10
}
