const cleanups = new Set<() => void>()

/** Runs `cleanup` (synchronous) when this process ends by itself; returns what cancels it. */
export function atExit(cleanup: () => void): () => void {
  if (cleanups.size === 0) process.on('exit', runAll)
  cleanups.add(cleanup)
  return () => {
    cleanups.delete(cleanup)
    if (cleanups.size === 0) process.off('exit', runAll)
  }
}

function runAll(): void {
  for (const cleanup of cleanups) cleanup()
}
