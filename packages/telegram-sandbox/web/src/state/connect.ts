import { effect } from '@preact/signals'
import { control } from '../server/control.js'
import { follow } from '../server/stream.js'
import { takeEvents } from './take-events.js'
import { loadTraffic, withCrowd } from './traffic.js'
import { connection, takeSnapshot } from './world.js'

const RETRY_MS = 1_000

/** Shows what the sandbox holds and follows it from now on, through lost connections and restarts. */
export function connect(): void {
  let stop = (): void => {}
  let round = 0

  const begin = async (): Promise<void> => {
    stop()
    round += 1
    const mine = round
    try {
      const [snapshot] = await Promise.all([control.snapshot(), loadTraffic()])
      if (mine !== round) return
      takeSnapshot(snapshot)
      const from = { epoch: snapshot.epoch, seq: snapshot.seq, crowd: withCrowd.value }
      stop = follow(from, {
        events: (events) => {
          if (mine === round && takeEvents(events)) void begin()
        },
        stale: () => {
          if (mine === round) void begin()
        },
        connected: (live) => {
          connection.value = live ? 'live' : 'lost'
        },
      })
    } catch {
      if (mine !== round) return
      connection.value = 'lost'
      setTimeout(() => void begin(), RETRY_MS)
    }
  }

  effect(() => {
    // Another stream, with the crowd or without it.
    void withCrowd.value
    void begin()
  })
}
