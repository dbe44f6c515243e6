/** One event of the stream as it came over the wire. */
export interface ReadEvent {
  /** null: not numbered. */
  id: number | null
  type: string
  data: Record<string, unknown>
}

/** Reads the event stream of a sandbox. */
export class EventReader {
  readonly events: ReadEvent[] = []
  private readonly stop = new AbortController()
  private text = ''
  private wake = (): void => {}

  private constructor() {}

  /** `query` like `after=5&epoch=…`. */
  static async open(url: string, query = '', headers: Record<string, string> = {}): Promise<EventReader> {
    const reader = new EventReader()
    const response = await fetch(`${url}/control/events?${query}`, { signal: reader.stop.signal, headers })
    void reader.read(response).catch(() => {})
    return reader
  }

  get lastId(): number | null {
    return this.events.findLast(({ id }) => id !== null)?.id ?? null
  }

  /** Resolves when there are so many events, or one that is wanted. */
  async until(wanted: number | ((event: ReadEvent) => boolean)): Promise<ReadEvent[]> {
    const isThere = (): boolean =>
      typeof wanted === 'number' ? this.events.length >= wanted : this.events.some(wanted)
    while (!isThere()) {
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
    return this.events
  }

  close(): void {
    this.stop.abort()
  }

  private async read(response: Response): Promise<void> {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      this.text += decoder.decode(chunk, { stream: true })
      const blocks = this.text.split('\n\n')
      this.text = blocks.pop() ?? ''
      for (const block of blocks) this.take(block)
      this.wake()
    }
  }

  private take(block: string): void {
    const type = /^event: (.*)$/m.exec(block)?.[1]
    const data = /^data: (.*)$/m.exec(block)?.[1]
    if (type === undefined || data === undefined) return
    const id = /^id: (\d+)$/m.exec(block)?.[1]
    this.events.push({ id: id === undefined ? null : Number(id), type, data: JSON.parse(data) })
  }
}
