import { setTimeout as pause } from 'node:timers/promises'

/** Asks `check` again and again until it is true; throws `complaint()` when `limitMs` have passed. */
export async function waitUntil(
  check: () => Promise<boolean>,
  limitMs: number,
  complaint: () => string,
): Promise<void> {
  const giveUpAt = Date.now() + limitMs
  while (!(await check())) {
    if (Date.now() > giveUpAt) throw new Error(complaint())
    await pause(20)
  }
}
