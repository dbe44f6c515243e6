import type { Fault } from '../api.js'

/** Faults that a test or a person switches on while the system runs. */
export class Faults {
  private readonly active = new Map<number, Fault>()
  private nextId = 1

  add(fault: Fault): number {
    const id = this.nextId++
    this.active.set(id, { ...fault })
    return id
  }

  remove(id: number): void {
    this.active.delete(id)
  }

  clear(): void {
    this.active.clear()
  }

  list(): Array<Fault & { id: number }> {
    return [...this.active].map(([id, fault]) => ({ ...fault, id }))
  }

  /** The faults that strike this call, each counted once. */
  striking(method: string, chatId: number | null): Fault[] {
    if (this.active.size === 0) return []
    const found: Fault[] = []
    for (const [id, fault] of this.active) {
      if (fault.methods && !fault.methods.some((m) => m.toLowerCase() === method.toLowerCase())) continue
      if (fault.chatId !== undefined && fault.chatId !== chatId) continue
      if (fault.probability !== undefined && Math.random() >= fault.probability) continue
      found.push(fault)
      if (fault.times === undefined) continue
      fault.times -= 1
      if (fault.times <= 0) this.active.delete(id)
    }
    return found
  }
}
