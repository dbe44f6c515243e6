import type { Step } from './outcome.js'
import type { CallState } from './state.js'

/** Says what the member has reported, if there is something: now, or after the `welcome` of the next line. */
export function tellReport(state: CallState): Step {
  const { report, link } = state
  if (report === null || link.phase !== 'open') return { state, effects: [] }
  const { category, words } = report
  return {
    state,
    effects: [{ do: 'send', message: { type: 'report', category, ...(words && { words }) } }],
  }
}
