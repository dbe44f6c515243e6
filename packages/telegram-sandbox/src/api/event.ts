import type { Member } from './member.js'
import type { SeenMessage } from './message.js'
import type { ChatState, CrowdFigures, CrowdState, ServiceState } from './page.js'
import type { Call, Fault, SentUpdate } from './traffic.js'

/** Something that happened, as those who watch are told. */
export type SandboxEvent =
  | { type: 'call'; call: Call }
  | { type: 'update'; sent: SentUpdate }
  | {
      type: 'message'
      memberId: number
      message: SeenMessage
      change: 'new' | 'edited' | 'deleted' | 'reaction'
    }
  | { type: 'member'; member: Member }
  | { type: 'member-gone'; memberId: number }
  /** What stands around the messages of a chat has changed: keyboard, forced reply, commands, texts of the bot. */
  | { type: 'chat'; memberId: number; state: ChatState }
  | { type: 'typing'; memberId: number; action: string }
  | { type: 'faults'; faults: Array<Fault & { id: number }> }
  /** Spans of a trace came in. */
  | { type: 'spans'; trace: string }
  | { type: 'crowd'; crowd: CrowdState }
  /** Once a second while a crowd is there. */
  | { type: 'figures'; figures: CrowdFigures }
  | { type: 'services'; services: ServiceState[] }
  /** So many calls and updates of the crowd were left out of this stream. */
  | { type: 'skipped'; count: number }
  | { type: 'reset' }
