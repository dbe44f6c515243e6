/**
 * Runs what takes a signal, and is done with it after `timeoutMs` at the latest, whether it heeds the signal or not: a
 * request that still waits for a free connection does not.
 * @param outer gives up earlier
 * @throws what `run` throws, or an Error whose `code` is `timeout` or `aborted`
 */
export async function within<T>(
  timeoutMs: number,
  outer: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const { promise: over, reject } = withRejection()
  const giveUp = (code: 'timeout' | 'aborted') => {
    const error = Object.assign(new Error(code), { code })
    reject(error)
    controller.abort(error)
  }
  const aborted = () => giveUp('aborted')
  const timer = setTimeout(giveUp, timeoutMs, 'timeout')
  outer?.addEventListener('abort', aborted)
  if (outer?.aborted) aborted()
  try {
    return await Promise.race([run(controller.signal), over])
  } finally {
    clearTimeout(timer)
    outer?.removeEventListener('abort', aborted)
  }
}

function withRejection(): { promise: Promise<never>; reject: (error: Error) => void } {
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<never>((_, rejectPromise) => {
    reject = rejectPromise
  })
  return { promise, reject }
}
