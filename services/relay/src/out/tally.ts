interface Second {
  at: number
  sent: number
  refused: number
}

/** Counts the sends of this process in the running second and the one before. */
export function createTally(now: () => number = Date.now) {
  const fresh = (at: number): Second => ({ at, sent: 0, refused: 0 })
  let current = fresh(0)
  let previous = fresh(0)

  const second = (): Second => {
    const at = Math.floor(now() / 1_000)
    if (at !== current.at) {
      previous = at === current.at + 1 ? current : fresh(at - 1)
      current = fresh(at)
    }
    return current
  }

  return {
    sent: () => void second().sent++,
    refused: () => void second().refused++,
    /** In the last one to two seconds. */
    recent: () => {
      const { sent, refused } = second()
      return { sent: sent + previous.sent, refused: refused + previous.refused }
    },
    sentLastSecond: () => Math.max(second().sent, previous.sent),
  }
}
