import { createInbox, headers, type Msg, type NatsConnection } from 'nats'

/** How long JetStream may take to store a message. */
const ACK_LIMIT_MS = 5_000
const SWEEP_MS = 1_000

/** Publishes and resolves when JetStream has stored the message; rejects when it says no or nothing, or goes away. */
export interface AckedPublish {
  (subject: string, data: Uint8Array, id: string | undefined): Promise<void>
  /** Gives up on what is not acknowledged yet. */
  failAll(reason: Error): void
  close(): void
}

interface Waiting {
  readonly since: number
  resolve(): void
  reject(reason: Error): void
}

/**
 * One subscription takes all acknowledgements and one timer watches them all. The client's own publish sets up a
 * timer and two stack traces for each message, which costs five times as much as the rest.
 */
export function createAckedPublish(
  nc: NatsConnection,
  atEndOfTurn: (write: () => void) => void,
): AckedPublish {
  const inbox = createInbox()
  const waiting = new Map<string, Waiting>()
  let count = 0

  const settle = (key: string, message: Msg) => {
    const one = waiting.get(key)
    if (one === undefined) return
    waiting.delete(key)
    const refusal = refusalOf(message)
    if (refusal === undefined) one.resolve()
    else one.reject(refusal)
  }
  const subscription = nc.subscribe(`${inbox}.*`, {
    callback: (error, message) => {
      if (error === null) settle(message.subject.slice(inbox.length + 1), message)
    },
  })
  const sweep = setInterval(() => {
    const longAgo = performance.now() - ACK_LIMIT_MS
    for (const [key, one] of waiting) {
      // They wait in the order in which they were published.
      if (one.since > longAgo) break
      waiting.delete(key)
      one.reject(new Error(`JetStream did not store it within ${ACK_LIMIT_MS} ms`))
    }
  }, SWEEP_MS)
  sweep.unref()

  const publish = (subject: string, data: Uint8Array, id: string | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const key = (count++).toString(36)
      waiting.set(key, { since: performance.now(), resolve, reject })
      atEndOfTurn(() => {
        const header = headers()
        if (id !== undefined) header.set('Nats-Msg-Id', id)
        try {
          nc.publish(subject, data, { reply: `${inbox}.${key}`, headers: header })
        } catch (error) {
          waiting.delete(key)
          reject(error)
        }
      })
    })
  const failAll = (reason: Error) => {
    const all = [...waiting.values()]
    waiting.clear()
    for (const one of all) one.reject(reason)
  }
  const close = () => {
    clearInterval(sweep)
    if (!nc.isClosed()) subscription.unsubscribe()
    failAll(new Error('the bus is closed'))
  }
  return Object.assign(publish, { failAll, close })
}

function refusalOf(message: Msg): Error | undefined {
  if (message.headers?.code === 503)
    return new Error('no stream takes this subject, or JetStream is starting')
  const ack: unknown = parse(message)
  if (typeof ack !== 'object' || ack === null) return new Error('not an acknowledgement of JetStream')
  if ('error' in ack) return new Error(`JetStream refused: ${JSON.stringify(ack.error)}`)
  if ('stream' in ack && ack.stream !== '') return undefined
  return new Error('not an acknowledgement of JetStream')
}

function parse(message: Msg): unknown {
  try {
    return message.json()
  } catch {
    return undefined
  }
}
