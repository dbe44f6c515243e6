import type { Fault } from '../api.js'

/** Faults that a test or a person switches on while the system runs. */
export class Faults {
  private readonly active = new Map<number, Fault>()
  private lastId = 0

  /** `changed` is called after every change, also when a fault has struck one time of several. */
  constructor(private readonly changed: () => void) {}

  add(fault: Fault): number {
    this.lastId += 1
    this.active.set(this.lastId, { ...fault })
    this.changed()
    return this.lastId
  }

  /** Puts back what `list` gave. */
  restore(faults: ReadonlyArray<Fault & { id: number }>): void {
    for (const { id, ...fault } of faults) {
      this.active.set(id, fault)
      this.lastId = Math.max(this.lastId, id)
    }
  }

  remove(id: number): void {
    if (this.active.delete(id)) this.changed()
  }

  clear(): void {
    if (this.active.size === 0) return
    this.active.clear()
    this.changed()
  }

  list(): Array<Fault & { id: number }> {
    return [...this.active].map(([id, fault]) => ({ ...fault, id }))
  }

  /** The faults that strike this call, each counted once. */
  striking(method: string, chatId: number | null): Fault[] {
    if (this.active.size === 0) return []
    const found: Fault[] = []
    let counted = false
    for (const [id, fault] of this.active) {
      if (fault.methods && !fault.methods.some((m) => m.toLowerCase() === method.toLowerCase())) continue
      if (fault.chatId !== undefined && fault.chatId !== chatId) continue
      if (fault.probability !== undefined && Math.random() >= fault.probability) continue
      found.push(fault)
      if (fault.times === undefined) continue
      counted = true
      fault.times -= 1
      if (fault.times <= 0) this.active.delete(id)
    }
    if (counted) this.changed()
    return found
  }
}
