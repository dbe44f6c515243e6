/** One message of the load: who said it, and the how-manieth of theirs it is. */
export interface Said {
  sender: number
  sequence: number
}

const PATTERN = /^msg (\d+)\.(\d+)$/

export const textOf = ({ sender, sequence }: Said): string => `msg ${sender}.${sequence}`

/** What a text of the load says, or null for any other text. */
export function saidIn(text: unknown): Said | null {
  const found = typeof text === 'string' ? PATTERN.exec(text) : null
  return found ? { sender: Number(found[1]), sequence: Number(found[2]) } : null
}

export interface Verdict {
  sent: number
  received: number
  lost: number
  duplicated: number
  out_of_order: number
  wrong_partner: number
}

/** Follows each message from the moment it is given to the bot until Telegram has the send. Times in milliseconds. */
export class Meter {
  readonly #given = new Map<string, number>()
  readonly #sequence = new Map<number, number>()
  readonly #lastSeen = new Map<number, number>()
  readonly #partner = new Map<number, number>()
  #latencies: number[] = []
  #sent = 0
  #received = 0
  readonly #duplicates: Said[] = []
  #outOfOrder = 0
  #wrongPartner = 0

  /** The next thing that a sender says. */
  next(sender: number): Said {
    const sequence = (this.#sequence.get(sender) ?? 0) + 1
    this.#sequence.set(sender, sequence)
    this.#sent++
    this.#given.set(`${sender}.${sequence}`, Number.NaN)
    return { sender, sequence }
  }

  given(said: Said, at: number): void {
    const key = `${said.sender}.${said.sequence}`
    // A repeated delivery must not make the message look younger than it is.
    if (Number.isNaN(this.#given.get(key))) this.#given.set(key, at)
  }

  /** @returns the latency, or null when the message had been received before */
  received(said: Said, chatId: number, at: number): number | null {
    const key = `${said.sender}.${said.sequence}`
    const givenAt = this.#given.get(key)
    if (givenAt === undefined) {
      this.#duplicates.push(said)
      return null
    }
    this.#given.delete(key)
    this.#received++
    if (said.sequence <= (this.#lastSeen.get(said.sender) ?? 0)) this.#outOfOrder++
    else this.#lastSeen.set(said.sender, said.sequence)
    const partner = this.#partner.get(said.sender)
    if (partner === undefined) this.#partner.set(said.sender, chatId)
    else if (partner !== chatId) this.#wrongPartner++
    const latency = at - givenAt
    this.#latencies.push(latency)
    return latency
  }

  inFlight(): number {
    return this.#given.size
  }

  receivedCount(): number {
    return this.#received
  }

  /** Each message that came once more than it should have. */
  duplicates(): readonly Said[] {
    return this.#duplicates
  }

  /** Begins a new interval: its latencies only. */
  startInterval(): void {
    this.#latencies = []
  }

  /** Percentile of the interval's latencies, 0 to 1; in milliseconds with two decimals. */
  percentile(share: number): number {
    const sorted = [...this.#latencies].sort((a, b) => a - b)
    const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    return Math.round(value * 100) / 100
  }

  /** To be asked when nothing comes any more: what is still on its way then is lost. */
  verdict(): Verdict {
    return {
      sent: this.#sent,
      received: this.#received,
      lost: this.#given.size,
      duplicated: this.#duplicates.length,
      out_of_order: this.#outOfOrder,
      wrong_partner: this.#wrongPartner,
    }
  }
}
