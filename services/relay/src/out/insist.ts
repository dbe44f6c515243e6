const PAUSE_MS = 250
const TRIES = 40

/**
 * Runs a step that may be run twice until Redis answers it: a connection that breaks takes with it the answers of steps
 * that were done. @throws what the last try threw, after ten seconds
 */
export async function insist<T>(step: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await step()
    } catch (error) {
      if (tried === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}
