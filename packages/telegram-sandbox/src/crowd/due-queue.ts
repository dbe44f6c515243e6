/** What waits for its time. The queue keeps its place in `place`; nobody else writes it. */
export interface Waiting {
  /** Milliseconds of the queue's clock. */
  due: number
  place: number
}

/** Stands for "in no queue". */
export const NOWHERE = -1

/** Who is due next, among thousands: a binary heap in which everybody stands once and may be moved. */
export class DueQueue<T extends Waiting> {
  private readonly heap: T[] = []

  get size(): number {
    return this.heap.length
  }

  /** Puts somebody in, or moves who is in already. */
  set(item: T, due: number): void {
    item.due = due
    if (item.place === NOWHERE) {
      item.place = this.heap.length
      this.heap.push(item)
    }
    this.settle(item)
  }

  remove(item: T): void {
    const { place } = item
    if (place === NOWHERE) return
    item.place = NOWHERE
    const last = this.heap.pop()
    if (last === undefined || last === item) return
    this.put(last, place)
    this.settle(last)
  }

  /** Takes out the first whose time has come. */
  take(now: number): T | undefined {
    const first = this.heap[0]
    if (first === undefined || first.due > now) return undefined
    this.remove(first)
    return first
  }

  clear(): void {
    for (const item of this.heap) item.place = NOWHERE
    this.heap.length = 0
  }

  private put(item: T, place: number): void {
    this.heap[place] = item
    item.place = place
  }

  private settle(item: T): void {
    this.rise(item)
    this.sink(item)
  }

  private rise(item: T): void {
    for (;;) {
      const above = (item.place - 1) >> 1
      const parent = item.place > 0 ? this.heap[above] : undefined
      if (parent === undefined || parent.due <= item.due) return
      this.put(parent, item.place)
      this.put(item, above)
    }
  }

  private sink(item: T): void {
    for (;;) {
      const left = this.heap[2 * item.place + 1]
      const right = this.heap[2 * item.place + 2]
      const child = right !== undefined && left !== undefined && right.due < left.due ? right : left
      if (child === undefined || child.due >= item.due) return
      const below = child.place
      this.put(child, item.place)
      this.put(item, below)
    }
  }
}
