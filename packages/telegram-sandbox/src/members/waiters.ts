import type { Match, SeenMessage, WaitOptions } from '../api.js'

interface Waiter {
  accepts(message: SeenMessage): boolean
  resolve(message: SeenMessage): void
}

/** Those who wait for a message in one member's chat. */
export class Waiters {
  private readonly waiting = new Set<Waiter>()

  /** Resolves with the first message that matches, now or later; rejects when the time is over. */
  wait(now: SeenMessage[], match: Match, options: WaitOptions): Promise<SeenMessage> {
    const accepts = matcher(match, options)
    const there = now.find(accepts)
    if (there) return Promise.resolve(there)
    const timeoutMs = options.timeoutMs ?? 10_000
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        accepts,
        resolve: (message) => {
          clearTimeout(timer)
          this.waiting.delete(waiter)
          resolve(message)
        },
      }
      const timer = setTimeout(() => {
        this.waiting.delete(waiter)
        reject(new Error(`no message matched ${describe(match)} within ${timeoutMs} ms`))
      }, timeoutMs)
      this.waiting.add(waiter)
    })
  }

  /** A message came, or changed. */
  notice(message: SeenMessage): void {
    for (const waiter of this.waiting) if (waiter.accepts(message)) waiter.resolve(message)
  }

  get size(): number {
    return this.waiting.size
  }
}

function describe(match: Match): string {
  return typeof match === 'function' ? 'the predicate' : String(match)
}

function matcher(match: Match, options: WaitOptions): (message: SeenMessage) => boolean {
  const from = options.from ?? 'bot'
  const after = options.after ?? 0
  return (message) => {
    if (message.messageId <= after) return false
    if (from !== 'both' && message.from !== from) return false
    if (typeof match === 'function') return match(message)
    if (message.deleted || message.text === undefined) return false
    return typeof match === 'string'
      ? message.text.includes(match)
      : new RegExp(match.source, match.flags.replace(/[gy]/g, '')).test(message.text)
  }
}
