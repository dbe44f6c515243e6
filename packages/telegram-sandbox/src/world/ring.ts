/** The newest of many, oldest first. */
export class Ring<Item> {
  private items: Item[] = []
  private next = 0

  constructor(private readonly size: number) {}

  add(item: Item): void {
    if (this.size === 0) return
    this.items[this.next] = item
    this.next = (this.next + 1) % this.size
  }

  list(): Item[] {
    if (this.items.length < this.size) return [...this.items]
    return [...this.items.slice(this.next), ...this.items.slice(0, this.next)]
  }

  clear(): void {
    this.items = []
    this.next = 0
  }
}
