import { randomInt } from 'node:crypto'

interface Pending<Answer> {
  resolve(answer: Answer | null): void
  timer: NodeJS.Timeout
}

/** Questions to the bot that must be answered once and in time (button presses, checkouts). */
export class Queries<Answer> {
  private readonly pending = new Map<string, Pending<Answer>>()
  /** Open questions by id: those that the bot may still answer. */
  private readonly answerable = new Map<string, NodeJS.Timeout>()

  constructor(private readonly lifetimeMs: number) {}

  /** A new question: its id, and the answer (null: none within `timeoutMs`). */
  ask(timeoutMs: number): { id: string; answer: Promise<Answer | null> } {
    const id = `${randomInt(1, 2 ** 31)}${String(randomInt(0, 10 ** 9)).padStart(9, '0')}`
    const expiry = setTimeout(() => this.answerable.delete(id), this.lifetimeMs)
    expiry.unref()
    this.answerable.set(id, expiry)
    const answer = new Promise<Answer | null>((resolve) => {
      const timer = setTimeout(() => {
        this.pending.delete(id)
        resolve(null)
      }, timeoutMs)
      this.pending.set(id, { resolve, timer })
    })
    return { id, answer }
  }

  /** Takes the bot's answer. false: no such question, already answered, or too old. */
  answer(id: string, answer: Answer): boolean {
    const expiry = this.answerable.get(id)
    if (expiry === undefined) return false
    clearTimeout(expiry)
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
    for (const timer of this.answerable.values()) clearTimeout(timer)
    for (const { timer, resolve } of this.pending.values()) {
      clearTimeout(timer)
      resolve(null)
    }
    this.answerable.clear()
    this.pending.clear()
  }
}
