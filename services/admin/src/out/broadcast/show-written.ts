import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { keptRows } from '../../domain/broadcast/links.js'
import type { Order } from '../operations/context.js'
import type { BroadcastContext } from './context.js'

const LOOK_MS = 100
/** Whoever asked waits for the answer meanwhile: a chat that stands still for longer is told of. */
const PATIENCE_MS = 10_000

/** What an admin writes elsewhere than in the chat. */
export interface Written {
  /** Telegram's HTML. */
  readonly html: string
  /** Lines of `label - https://…`. */
  readonly buttons: string | null
}

export type Shown =
  | { readonly kind: 'shown'; readonly messageId: number }
  /** Telegram does not take it, in its words. */
  | { readonly kind: 'refused'; readonly why: string }
  /** The admin has no chat with the bot, or blocked it. */
  | { readonly kind: 'unreachable' }
  /** Not shown yet. The same order again finds what came of it. */
  | { readonly kind: 'late' }

/** Shows what was written in the admin's own chat, exactly as members will see it, and waits until Telegram has taken it. */
export async function showWritten(
  { publish, outcomes }: Pick<BroadcastContext, 'publish' | 'outcomes'>,
  { trace, at }: Order,
  adminId: number,
  { html, buttons }: Written,
): Promise<Shown> {
  // Of the same order with other words, those are shown.
  const words = createHash('sha256')
    .update(JSON.stringify([html, buttons]))
    .digest('hex')
    .slice(0, 16)
  const key = `${trace}/written-${words}`
  const rows = keptRows(buttons).map((row) => [...row])
  await publish.envelope({
    key,
    trace,
    chatId: adminId,
    lane: 'live',
    decidedAt: at.getTime(),
    noteOutcome: true,
    action: {
      kind: 'send',
      content: { kind: 'html', html },
      ...(rows.length === 0 ? {} : { markup: { kind: 'inline', rows } }),
    },
  })
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(LOOK_MS)) {
    const outcome = await outcomes.find(key)
    if (outcome === null) continue
    if (outcome.kind !== 'sent') return outcome
    const [messageId] = outcome.messageIds
    return messageId === undefined ? { kind: 'late' } : { kind: 'shown', messageId }
  }
  return { kind: 'late' }
}
