import type { Publisher } from '@anonchat/bus'
import type { OutboundAction } from '@anonchat/contracts'
import type { Ask } from '../domain/ask.js'
import type { Screen } from '../domain/screen.js'

/** How an admin is answered. Keys come from the trace and the order of the calls, so a repetition sends nothing twice. */
export interface Reply {
  /** A message of its own. @param remember the name under which it can be edited later */
  say(screen: Screen, remember?: string): Promise<void>
  /** Changes the message under which the button stands; a message of its own for a command. */
  show(screen: Screen): Promise<void>
  /** Any other call to the admin's chat. */
  act(action: OutboundAction): Promise<void>
}

export function replyTo(publish: Publisher, ask: Ask, now: number): Reply {
  const { trace, adminId } = ask
  let said = 0
  const act = (action: OutboundAction): Promise<void> =>
    publish.envelope({
      key: `${trace}/${said++}`,
      trace,
      chatId: adminId,
      lane: 'live',
      decidedAt: now,
      action,
    })
  const say: Reply['say'] = (screen, remember) =>
    act({ kind: 'send', ...screen, ...(remember === undefined ? {} : { remember }) })
  return {
    act,
    say,
    show: (screen) =>
      ask.kind === 'button' && ask.messageId !== null
        ? act({ kind: 'edit', target: { by: 'message-id', messageId: ask.messageId }, ...screen })
        : say(screen),
  }
}
