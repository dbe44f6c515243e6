import type { CallEvent } from './events.js'
import { endOf } from './link.js'
import { type Step, still } from './outcome.js'
import { over } from './over.js'
import type { CallState } from './state.js'

/** So often the service is looked for to be told of the end. The partner can hang up, too. */
const MOST_ATTEMPTS = 8

/** The member hangs up: nothing of them is seen or heard from now on, whether the service can be told at once or not. */
export function hangUp(state: CallState): Step {
  if (state.link.phase === 'open') return over(state, 'hung-up', [SAID])
  const { state: ended, effects } = over(state, 'hung-up')
  if (state.call === null) return { state: ended, effects }
  return {
    state: { ...ended, link: state.link, owesHangUp: true },
    effects: effects.filter(({ do: what }) => what !== 'disconnect'),
  }
}

const SAID = { do: 'send', message: { type: 'hang-up' } } as const

/** The line is there for one thing only: to tell that the member has hung up. */
export function owingHangUp(state: CallState, event: CallEvent): Step {
  const paid: CallState = { ...state, owesHangUp: false, link: { phase: 'idle', attempt: 0 } }
  switch (event.type) {
    case 'connected':
      return { state, effects: [{ do: 'say-hello' }] }
    case 'heard':
      if (event.message.type === 'welcome') return { state: paid, effects: [SAID, { do: 'disconnect' }] }
      return event.message.type === 'ended' ? { state: paid, effects: [{ do: 'disconnect' }] } : still(state)
    case 'disconnected': {
      const attempt = state.link.attempt + 1
      if (attempt > MOST_ATTEMPTS || endOf(event.code) !== undefined) return still(paid)
      return {
        state: { ...state, link: { phase: 'waiting', attempt } },
        effects: [{ do: 'connect', attempt }],
      }
    }
    default:
      return still(state)
  }
}
