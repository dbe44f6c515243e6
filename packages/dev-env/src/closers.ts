type Close = () => Promise<unknown> | unknown

/** What was started, to be closed in reverse order, once. */
export class Closers {
  readonly #open: Close[] = []
  #closing: Promise<void> | undefined

  /** What is added while all is being closed is closed at once. */
  add(close: Close): void {
    if (this.#closing === undefined) this.#open.push(close)
    else this.#closing = this.#closing.then(async () => void (await close()))
  }

  /** Closes everything even when some of it fails; then throws what failed first. */
  closeAll(): Promise<void> {
    this.#closing ??= this.#run()
    return this.#closing
  }

  async #run(): Promise<void> {
    const failures: unknown[] = []
    for (let close = this.#open.pop(); close !== undefined; close = this.#open.pop()) {
      try {
        await close()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}
