/** Ids of members: each is given once, also after a reset or a restart, so that nobody is taken for somebody else. */
export class MemberIds {
  /** Ids that callers chose and whose member was removed. */
  readonly removed = new Set<number>()
  /** Simulated people, also those who are gone. */
  readonly crowd = new Set<number>()

  /** Members who came so far. */
  joined = 0

  constructor(
    public first: number,
    public next = first,
  ) {}

  /** An id that nobody has or had. */
  take(isTaken: (id: number) => boolean): number {
    while (isTaken(this.next) || this.removed.has(this.next)) this.next += 1
    const id = this.next
    this.next += 1
    return id
  }

  /** Whether the id was once a member's, as far as is known without asking who is there now. */
  wasGiven(id: number): boolean {
    return this.removed.has(id) || (id >= this.first && id < this.next)
  }

  remove(id: number): void {
    if (id < this.first || id >= this.next) this.removed.add(id)
  }
}
