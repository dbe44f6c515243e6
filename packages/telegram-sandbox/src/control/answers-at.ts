const PATIENCE_MS = 3_000

/** Whether anything answers at a web address, be it an error; who takes long may still. The page itself must not ask others. */
export async function answersAt(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })
    return true
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
  }
}
