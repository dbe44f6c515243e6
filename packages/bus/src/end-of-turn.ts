/**
 * Gathers what is to be written until the end of the turn of the event loop. The client writes to its socket after
 * each callback; so what the messages and requests of one turn cause leaves in one system call instead of many.
 */
export function createEndOfTurn(): (write: () => void) => void {
  let writes: (() => void)[] = []
  const writeAll = () => {
    const all = writes
    writes = []
    for (const write of all) write()
  }
  return (write) => {
    if (writes.push(write) === 1) setImmediate(writeAll)
  }
}
