/** How long to wait after so many failures in a row: doubling from 250 ms to 15 s, half of it random. */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(15_000, 250 * 2 ** Math.min(failures, 10))
  return Math.round(ceiling * (0.5 + random / 2))
}
