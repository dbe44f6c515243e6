import type { SendOutcome } from '@anonchat/store'
import type { Decision } from './decide.js'

/** What is told of an envelope to who waits for its outcome; undefined while it is tried again. */
export function outcomeOf(decision: Decision): SendOutcome | undefined {
  switch (decision.kind) {
    case 'sent':
      return { kind: 'sent', messageIds: [...decision.messageIds] }
    case 'bury':
      return { kind: 'refused', why: decision.error }
    case 'forbidden':
    case 'skip':
      return { kind: 'refused', why: decision.kind }
    case 'unreachable':
      return { kind: 'unreachable' }
    case 'wait':
      return undefined
  }
}
