import { randomInt } from 'node:crypto'

interface Pending<Answer> {
  resolve(answer: Answer | null): void
  timer: NodeJS.Timeout
}

/** Questions to the bot that must be answered once and in time (button presses, checkouts). */
export class Queries<Answer> {
  private readonly pending = new Map<string, Pending<Answer>>()
  /** Open questions by id: those that the bot may still answer. */
  private readonly answerable = new Map<string, { memberId: number; expiry: NodeJS.Timeout }>()

  constructor(private readonly lifetimeMs: number) {}

  /** A new question of a member: its id, and the answer (null: none within `timeoutMs`). */
  ask(timeoutMs: number, memberId: number): { id: string; answer: Promise<Answer | null> } {
    const id = `${randomInt(1, 2 ** 31)}${String(randomInt(0, 10 ** 9)).padStart(9, '0')}`
    this.open(id, memberId)
    const answer = new Promise<Answer | null>((resolve) => {
      const timer = setTimeout(() => {
        this.pending.delete(id)
        resolve(null)
      }, timeoutMs)
      this.pending.set(id, { resolve, timer })
    })
    return { id, answer }
  }

  /** Lets the bot answer a question, though perhaps nobody waits for it any more. */
  open(id: string, memberId: number): void {
    const expiry = setTimeout(() => this.answerable.delete(id), this.lifetimeMs)
    expiry.unref()
    this.answerable.set(id, { memberId, expiry })
  }

  /** Who asked an open question. */
  memberOf(id: string): number | null {
    return this.answerable.get(id)?.memberId ?? null
  }

  /** Takes the bot's answer. false: no such question, already answered, or too old. */
  answer(id: string, answer: Answer): boolean {
    const open = this.answerable.get(id)
    if (open === undefined) return false
    clearTimeout(open.expiry)
    this.answerable.delete(id)
    const pending = this.pending.get(id)
    if (pending) {
      clearTimeout(pending.timer)
      this.pending.delete(id)
      pending.resolve(answer)
    }
    return true
  }

  /** Gives up all open questions. */
  stop(): void {
    for (const { expiry } of this.answerable.values()) clearTimeout(expiry)
    for (const { timer, resolve } of this.pending.values()) {
      clearTimeout(timer)
      resolve(null)
    }
    this.answerable.clear()
    this.pending.clear()
  }
}
