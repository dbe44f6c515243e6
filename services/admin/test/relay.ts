import type { Envelope } from '@anonchat/contracts'
import { openSendOutcomes, type SendOutcome } from '@anonchat/store'
import type { Played } from './play.js'

/**
 * Plays the relay to whoever waits for what comes of a message: says it of every such message that stands there while the work
 * goes on.
 * @returns what the work gives
 */
export async function relaying<T>(
  world: Played,
  outcomeOf: (envelope: Envelope) => SendOutcome,
  work: () => Promise<T>,
): Promise<T> {
  const outcomes = openSendOutcomes(world.redis)
  const state = { over: false }
  const relay = async () => {
    while (!state.over)
      for (const one of await world.envelopes())
        if (one.noteOutcome === true) await outcomes.note(one.key, outcomeOf(one))
  }
  const running = relay()
  try {
    return await work()
  } finally {
    state.over = true
    await running
  }
}

/** Telegram takes it. */
export const taken = (messageId: number) => (): SendOutcome => ({ kind: 'sent', messageIds: [messageId] })
