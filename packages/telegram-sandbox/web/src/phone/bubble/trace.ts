import type { Entry } from '../../state/traffic.js'

/** The trace of the newest update that told the bot of a member's message, when it is still remembered. */
export function traceOf(entries: readonly Entry[], memberId: number, messageId: number): string | null {
  const entry = entries.findLast(
    (candidate) =>
      candidate.kind === 'update' && candidate.memberId === memberId && idIn(candidate) === messageId,
  )
  return entry?.kind === 'update' ? entry.sent.trace : null
}

function idIn({ sent }: Extract<Entry, { kind: 'update' }>): number | undefined {
  return (sent.update.message ?? sent.update.edited_message)?.message_id
}
