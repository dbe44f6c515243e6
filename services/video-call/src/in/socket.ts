import type { Socket, SocketEvents } from '@anonchat/runtime'
import { type Bucket, fullBucket, take } from '../domain/bucket.js'
import { type CloseName, NEW_PEER, type Peer, type PeerEffect, type PeerInput, step } from '../domain/peer.js'
import { HEARTBEAT_MS, MOST_BUFFERED_BYTES, SILENCE_MS } from '../domain/settings.js'
import { newConnectionId } from '../out/secrets.js'
import { CLOSE, ClientMessage, LIMITS, type ServerMessage } from '../protocol.js'
import { type ConnectionContext, openConnection } from './connection.js'

const RATE = { burst: LIMITS.burst, perSecond: LIMITS.perSecond }

const PROBLEMS: Partial<Record<CloseName, string>> = {
  malformed: 'not a message of this protocol',
  badToken: 'no link of ours',
  tooSlow: 'no hello in time',
  identityMismatch: 'the link is for somebody else',
  expired: 'the link is too old, or the call is over',
  tooFast: 'too many messages',
  notReady: 'there are no calls here at the moment',
}

const readFrame = (text: string | null): ClientMessage | null => {
  if (text === null) return null
  try {
    const parsed = ClientMessage.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Runs the machine of one socket: one input after the other, each with all that follows from it. */
export function openPage(context: ConnectionContext, socket: Socket): SocketEvents {
  const { metrics, log } = context
  let peer: Peer = NEW_PEER
  let bucket: Bucket = fullBucket(RATE, Date.now())
  let heardAt = Date.now()
  const waiting: PeerInput[] = []
  let running = false
  /** What comes after a fault, while the socket is being closed, is not looked at. */
  let hasFault = false
  metrics.sockets.inc()

  const give = (input: PeerInput): void => {
    waiting.push(input)
    if (!running) void run()
  }
  const connection = openConnection(context, newConnectionId(), give)

  const send = (message: ServerMessage): void => {
    // It does not read. What it misses is kept for it.
    if (socket.bufferedBytes() > MOST_BUFFERED_BYTES) socket.cutOff()
    else socket.send(JSON.stringify(message))
  }
  const close = (name: CloseName): void => {
    metrics.closes.inc({ code: CLOSE[name] })
    const message = PROBLEMS[name]
    if (message !== undefined) send({ type: 'error', code: name, message })
    socket.close(CLOSE[name])
  }
  const perform = async (effect: PeerEffect): Promise<readonly PeerInput[]> => {
    switch (effect.kind) {
      case 'send':
        send(effect.message)
        return []
      case 'close':
        close(effect.close)
        return []
      default:
        return await connection.perform(effect)
    }
  }
  const run = async (): Promise<void> => {
    running = true
    for (let input = waiting.shift(); input !== undefined; input = waiting.shift()) {
      const { peer: next, effects } = step(peer, input)
      peer = next
      if (input.kind === 'joined') schedule()
      for (const effect of effects) {
        try {
          waiting.unshift(...(await perform(effect)))
        } catch (error) {
          log.warn({ err: error, effect: effect.kind }, 'a page could not be served; it comes back')
          socket.close(CLOSE.restart)
        }
      }
      if (peer.phase === 'closed') waiting.length = 0
    }
    running = false
  }

  const helloTimer = setTimeout(() => {
    if (peer.phase === 'greeting') give({ kind: 'fault', close: 'tooSlow' })
  }, LIMITS.helloMs)
  let beat = setTimeout(() => {}, 0)
  const schedule = (): void => {
    clearTimeout(beat)
    const left = (connection.endsAt() ?? Number.POSITIVE_INFINITY) - Date.now()
    beat = setTimeout(onBeat, Math.max(0, Math.min(HEARTBEAT_MS, left)))
  }
  const onBeat = (): void => {
    if (Date.now() - heardAt > SILENCE_MS) {
      socket.cutOff()
      return
    }
    socket.ping()
    connection
      .look()
      .then(
        (inputs) => inputs.forEach(give),
        (error: unknown) => log.debug({ err: error }, 'a call could not be looked at'),
      )
      .finally(() => {
        if (peer.phase !== 'closed') schedule()
      })
  }
  schedule()
  const stopHearingGaps = context.live.onGap(() => {
    clearTimeout(beat)
    onBeat()
  })

  return {
    message: (text) => {
      if (hasFault) return
      heardAt = Date.now()
      const taken = take(bucket, RATE, heardAt)
      if (taken === null) {
        hasFault = true
        return give({ kind: 'fault', close: 'tooFast' })
      }
      bucket = taken
      const message = readFrame(text)
      hasFault = message === null
      give(message === null ? { kind: 'fault', close: 'malformed' } : { kind: 'frame', message })
    },
    pong: () => {
      heardAt = Date.now()
    },
    closed: () => {
      metrics.sockets.dec()
      clearTimeout(helloTimer)
      clearTimeout(beat)
      stopHearingGaps()
      connection.close()
      give({ kind: 'left' })
    },
  }
}
