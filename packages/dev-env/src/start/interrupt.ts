const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export interface Interrupt {
  readonly signal: AbortSignal
  readonly received: Promise<void>
}

/**
 * Hears Ctrl-C, SIGTERM, and the closing of the terminal. Further signals change nothing: npm passes on a Ctrl-C that
 * the terminal has sent to us already, and stopping must not be cut short by that.
 */
export function listenForInterrupt(): Interrupt {
  const controller = new AbortController()
  const received = new Promise<void>((resolve) => {
    const stop = () => {
      controller.abort()
      resolve()
    }
    for (const signal of SIGNALS) process.on(signal, stop)
  })
  return { signal: controller.signal, received }
}
