import type { AnswerAsk, ButtonAsk, CommandAsk } from '../domain/ask.js'
import type { Reply } from '../out/reply.js'

/** What is done for a request. May be run again after a crash: its effects have their keys from the trace. */
export type Work = () => Promise<void>

/**
 * What answers `/admin_<name>`, the buttons `admin:<name>:…`, and the messages that answer a question `<name>:…` (see
 * `Asking` in packages/store). Any of them may be missing.
 */
export interface AdminHandler {
  readonly command?: (ask: CommandAsk, reply: Reply) => Promise<void>
  /** The work behind a button; null for data that no button of ours carries (any more). Decides without waiting. */
  readonly button?: (ask: ButtonAsk, reply: Reply) => Work | null
  /** Its buttons leave open what it asked; any other button, and every command, gives up what the admin was asked. */
  readonly keepsQuestion?: true
  /** The work behind an answer; null for a question that nobody asks. The work takes the question away when it is done. */
  readonly answer?: (ask: AnswerAsk, reply: Reply) => Work | null
}

/** Handlers by their names. */
export type Catalog = Readonly<Record<string, AdminHandler>>
