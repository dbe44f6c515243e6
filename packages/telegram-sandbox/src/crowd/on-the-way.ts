/** What is not there after this long was dropped somewhere. */
const LONGEST_WAY_MS = 600_000
const MOST = 50_000

/** The words of the crowd that are on their way: no two alike at a time, so that their arrival can be told. */
export class OnTheWay {
  private readonly sentAt = new Map<string, number>()

  get size(): number {
    return this.sentAt.size
  }

  has(text: string): boolean {
    return this.sentAt.has(text)
  }

  add(text: string, now: number): void {
    this.forgetBefore(now - LONGEST_WAY_MS)
    if (this.sentAt.size >= MOST) return
    this.sentAt.set(text, now)
  }

  /** How long words took that arrived; undefined for words of somebody else. */
  arrived(text: string, now: number): number | undefined {
    const at = this.sentAt.get(text)
    if (at === undefined) return undefined
    this.sentAt.delete(text)
    return Math.max(0, now - at)
  }

  clear(): void {
    this.sentAt.clear()
  }

  private forgetBefore(time: number): void {
    for (const [text, at] of this.sentAt) {
      if (at >= time) return
      this.sentAt.delete(text)
    }
  }
}
