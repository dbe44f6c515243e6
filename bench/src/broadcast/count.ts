import type { BotControl, Call } from '@anonchat/telegram-sandbox'

/** What the sandbox saw of a broadcast. */
export interface Counted {
  /** Copies that it accepted, by chat. */
  readonly copies: ReadonlyMap<number, number>
  /** Between the first and the last of them, in seconds. */
  readonly seconds: number
  readonly tooMany: number
  readonly blocked: number
  readonly deactivated: number
  readonly failed: number
}

/** Counts the copies that the bot makes from now on. @param except the admin, who gets a preview */
export function countCopies(bot: BotControl, except: number): { counted(): Counted; close(): void } {
  const copies = new Map<number, number>()
  let [first, last, tooMany, failed] = [0, 0, 0, 0]
  const blocked = new Set<number>()
  const deactivated = new Set<number>()
  const close = bot.onCall(({ method, status, memberId, at, answer }: Call) => {
    if (!method.startsWith('copyMessage') || memberId === null || memberId === except) return
    if (status === 200) {
      copies.set(memberId, (copies.get(memberId) ?? 0) + 1)
      first = first === 0 ? at : first
      last = at
    } else if (status === 429) tooMany++
    else if (status === 403 && JSON.stringify(answer).includes('deactivated')) deactivated.add(memberId)
    else if (status === 403) blocked.add(memberId)
    else failed++
  })
  return {
    close,
    counted: () => ({
      copies,
      seconds: (last - first) / 1_000,
      tooMany,
      blocked: blocked.size,
      deactivated: deactivated.size,
      failed,
    }),
  }
}
