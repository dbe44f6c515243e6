import type { InlineButton } from '@anonchat/contracts'
import type { BroadcastRecord } from '@anonchat/store'
import type { Texts } from '@anonchat/texts'
import { type Screen, words } from '../screen.js'
import { broadcastButton } from './data.js'
import { mostStars, priceOf } from './price.js'
import { barOf, type Progress } from './progress.js'

export const UNDO_MS = 48 * 3_600_000

export function statusText({ broadcast }: Texts, { status, scheduledAt }: BroadcastRecord): string {
  switch (status) {
    case 'draft':
      return broadcast.draft()
    case 'scheduled':
      return scheduledAt === null ? broadcast.startsNow() : broadcast.scheduled({ at: scheduledAt })
    case 'running':
      return broadcast.running()
    case 'paused':
      return broadcast.paused()
    case 'finished':
      return broadcast.finished()
    case 'cancelled':
      return broadcast.cancelled()
    case 'undoing':
      return broadcast.undoing()
    case 'undone':
      return broadcast.undone()
  }
}

/** Who came to what; only what is there. */
function countLines({ broadcast }: Texts, { counts }: Progress): string[] {
  const lines: [number, (fillings: { people: number }) => string][] = [
    [counts.sent, broadcast.sent],
    [counts.blocked, broadcast.blocked],
    [counts.deactivated, broadcast.deactivated],
    [counts.unreachable, broadcast.unreachable],
    [counts.refused, broadcast.refused],
    [counts.gaveUp, broadcast.gaveUp],
    [counts.skipped, broadcast.skipped],
    [counts.deleted, broadcast.deleted],
  ]
  return lines.filter(([people]) => people > 0).map(([people, say]) => say({ people }))
}

/** What can be ordered of a broadcast as it stands. */
export function orderableOf(
  { status, heldFor }: Pick<BroadcastRecord, 'status' | 'heldFor'>,
  sent: number,
): readonly LivingOrder[] {
  const takeBack = sent > 0 ? (['undo'] as const) : []
  switch (status) {
    case 'draft':
      return []
    case 'scheduled':
      return ['begin', 'cancel']
    case 'running':
      return ['pause', 'cancel']
    case 'paused':
      // Its message stands in a chat whose owner may still edit it.
      return heldFor === 'admin-gone' ? ['cancel', ...takeBack] : ['resume', 'cancel', ...takeBack]
    case 'finished':
    case 'cancelled':
      return takeBack
    case 'undoing':
    case 'undone':
      return []
  }
}
export type LivingOrder = 'begin' | 'pause' | 'resume' | 'cancel' | 'undo'

/** The words of the button that has it go on: where it costs more by now, it agrees to that. */
export const goOnLabel = (
  { broadcast }: Texts,
  { heldFor, allowPaid, audienceSize }: BroadcastRecord,
): string =>
  heldFor === 'price' && allowPaid
    ? broadcast.agreePrice({ stars: mostStars(audienceSize) })
    : broadcast.goOn()

function buttonsOf(texts: Texts, record: BroadcastRecord, sent: number): InlineButton[] {
  const { broadcast } = texts
  const { id, heldFor } = record
  const labels = {
    begin: broadcast.now(),
    pause: broadcast.hold(),
    resume: goOnLabel(texts, record),
    cancel: broadcast.stop(),
    undo: broadcast.undo(),
  }
  const price = heldFor === 'price' ? priceOf(record) : ''
  return orderableOf(record, sent).map((order) =>
    broadcastButton(labels[order], id, order, order === 'resume' ? price : ''),
  )
}

function heldText(
  { broadcast }: Texts,
  { heldFor, audienceSize, agreedStars, allowPaid }: BroadcastRecord,
): string[] {
  switch (heldFor) {
    case 'source-gone':
      return [broadcast.sourceGone()]
    case 'refused':
      return [broadcast.allRefused()]
    case 'admin-gone':
      return [broadcast.adminGone()]
    case 'price':
      return allowPaid
        ? [broadcast.costsMore({ stars: mostStars(audienceSize), agreed: agreedStars ?? 0 })]
        : []
    default:
      return []
  }
}

/** How a broadcast that was sent off stands. */
export function livingText(texts: Texts, record: BroadcastRecord, progress: Progress): string {
  const { broadcast } = texts
  const { id, status } = record
  const { done, total, perSecond, secondsLeft } = progress
  const { bar, percent } = barOf(done, total)
  const moving = status === 'running' || status === 'undoing'
  return [
    `${broadcast.title({ id: String(id) })} · ${statusText(texts, record)}`,
    ...(status === 'scheduled'
      ? [broadcast.people({ people: total })]
      : [bar, broadcast.share({ done, total, percent })]),
    ...countLines(texts, progress),
    ...(moving && perSecond !== undefined ? [broadcast.rate({ rate: Math.round(perSecond) })] : []),
    ...(moving && secondsLeft !== undefined ? [broadcast.timeLeft({ left: { seconds: secondsLeft } })] : []),
    ...(status === 'paused' ? heldText(texts, record) : []),
  ].join('\n')
}

/** The living message of a broadcast that was sent off. */
export const livingScreen = (texts: Texts, record: BroadcastRecord, progress: Progress): Screen =>
  words(livingText(texts, record, progress), buttonsOf(texts, record, progress.counts.sent))

/** Asks before what was sent is deleted. */
export const undoScreen = ({ broadcast }: Texts, { id }: BroadcastRecord, { counts }: Progress): Screen =>
  words([broadcast.title({ id: String(id) }), broadcast.undoAsk({ people: counts.sent })].join('\n'), [
    broadcastButton(broadcast.undoYes(), id, 'undo', 'yes'),
    broadcastButton(broadcast.back(), id, 'show'),
  ])

/** The newest broadcasts, each a button. */
export function allScreen(texts: Texts, records: readonly BroadcastRecord[]): Screen {
  const { broadcast } = texts
  const rows = records.map((record) => [
    broadcastButton(
      broadcast.row({ id: String(record.id), state: statusText(texts, record), people: record.audienceSize }),
      record.id,
      'show',
    ),
  ])
  return words(records.length === 0 ? broadcast.none() : broadcast.all(), ...rows, [
    broadcastButton(broadcast.newOne(), 0, 'new'),
  ])
}
