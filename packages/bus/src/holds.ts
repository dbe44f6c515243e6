import type { JsMsg } from 'nats'
import type { BusConnection } from './connect.js'

/** The messages in hand. */
export interface Holds {
  /** The message was given to us just now. */
  add(message: JsMsg): void
  delete(sequence: number): void
  /** True when the server may have given it to somebody else, as it did not hear of us for too long. */
  isLost(sequence: number): boolean
  close(): void
}

interface Held {
  readonly message: JsMsg
  /** When the server heard last that we have it, on the clock of this process. */
  heardAt: number
}

/** Marks what is in hand as in progress: longer work than `ackWaitMs` is not given to others while we reach the server. */
export function createHolds(
  bus: Pick<BusConnection, 'connected' | 'ping' | 'onReconnect'>,
  ackWaitMs: number,
): Holds {
  const held = new Map<number, Held>()

  const mark = async () => {
    const marked = [...held.values()]
    if (marked.length === 0 || !bus.connected()) return
    const at = performance.now()
    for (const { message } of marked) message.working()
    await bus.ping()
    for (const one of marked) one.heardAt = Math.max(one.heardAt, at)
  }
  const alive = setInterval(() => void mark().catch(() => undefined), ackWaitMs / 2.5)
  // How long a link was dead before that was noticed is not known, nor what the server kept over a restart.
  const forget = bus.onReconnect(() => {
    for (const one of held.values()) one.heardAt = Number.NEGATIVE_INFINITY
  })

  return {
    add: (message) => void held.set(message.seq, { message, heardAt: performance.now() }),
    delete: (sequence) => void held.delete(sequence),
    isLost: (sequence) => {
      const one = held.get(sequence)
      return one === undefined || performance.now() - one.heardAt > ackWaitMs
    },
    close: () => {
      clearInterval(alive)
      forget()
    },
  }
}
