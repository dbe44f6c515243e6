import type { Effect } from './events.js'
import type { CallState } from './state.js'

/** A state, and what is to be done on the way into it. */
export interface Step {
  state: CallState
  effects: readonly Effect[]
}

/** Nothing is to be done. */
export const still = (state: CallState): Step => ({ state, effects: [] })
