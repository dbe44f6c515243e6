import { type BroadcastRecord, type Counts, findMember } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import { livingScreen } from '../../domain/broadcast/living-screen.js'
import { knownOf, progressOf, withOpen } from '../../domain/broadcast/progress.js'
import type { BroadcastContext } from './context.js'
import { draftSlot } from './write.js'

const EDIT_EVERY_MS = 3_000
/** The rate is that of the last so many ms. */
const RATE_SPAN_MS = 15_000

interface Shown {
  at: number
  /** What was known, and when. */
  readonly samples: { at: number; done: number }[]
}

/** Keeps the living message of a broadcast. @param atOnce however short ago it was edited last */
export type Show = (broadcast: BroadcastRecord, open: Counts, atOnce?: boolean) => Promise<void>

/** The rate between the oldest sample that counts and now. */
function rateOf({ samples }: Shown, done: number, now: number): number | undefined {
  samples.push({ at: now, done })
  while ((samples[0]?.at ?? now) < now - RATE_SPAN_MS) samples.shift()
  const first = samples[0]
  if (first === undefined || now - first.at < 1_000) return undefined
  return Math.max(0, ((done - first.done) * 1_000) / (now - first.at))
}

export function showProgress({ db, publish, sent, now }: BroadcastContext): Show {
  const shown = new Map<number, Shown>()
  return async (broadcast, open, atOnce = false) => {
    const { id, adminId, statusMessageId, status } = broadcast
    const one = shown.get(id) ?? { at: 0, samples: [] }
    shown.set(id, one)
    const undoing = status === 'undoing' || status === 'undone'
    const counts = withOpen(broadcast.counts, open, undoing)
    const perSecond = rateOf(one, undoing ? counts.deleted : knownOf(counts), now())
    if (!atOnce && now() - one.at < EDIT_EVERY_MS) return
    one.at = now()
    if (atOnce) shown.delete(id)
    // Where it was sent off before the message that shows its draft was there, that is known by now.
    const messageId = statusMessageId ?? (await sent.inSlot(adminId, draftSlot(id)))
    if (messageId === undefined) return
    const member = await findMember(db, adminId)
    const texts = t(nearestLang(member?.language))
    const screen = livingScreen(texts, broadcast, progressOf(broadcast, open, perSecond))
    const trace = `broadcast-${id}`
    await publish.envelope({
      key: `${trace}/${now()}`,
      trace,
      chatId: adminId,
      lane: 'live',
      decidedAt: now(),
      action: { kind: 'edit', target: { by: 'message-id', messageId }, ...screen },
    })
  }
}
