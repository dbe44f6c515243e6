import { expect } from 'vitest'
import type { Seat } from './seat.js'
import { PATIENCE_MS } from './stage.js'

/** Waits until a side has decoded more pictures of the other than so many. */
export async function sees(seat: Seat, frames = 0): Promise<void> {
  await expect
    .poll(async () => (await seat.look()).frames, { timeout: PATIENCE_MS, interval: 250 })
    .toBeGreaterThan(frames)
}

export const seeEachOther = (a: Seat, b: Seat, frames = 0) => Promise.all([sees(a, frames), sees(b, frames)])

/** Waits until all of them show a word. */
export const read = (word: string, ...seats: readonly Seat[]) =>
  Promise.all(seats.map((seat) => seat.reads(word)))
