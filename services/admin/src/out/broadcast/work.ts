import type { ParcelAction } from '@anonchat/contracts'
import {
  type BroadcastRecord,
  type Counts,
  countOutcomes,
  messagesOf,
  noLongerWritable,
  type ParcelRow,
  parcelsIn,
  type RecordedParcel,
  type Rest,
  readOutcomes,
  settleParcel,
  settleUndo,
} from '@anonchat/store'
import { keptRows } from '../../domain/broadcast/links.js'
import { addCounts, NOTHING } from '../../domain/broadcast/progress.js'
import type { BroadcastContext } from './context.js'

/** A parcel on its way is looked after this often: whether it still has its job, and whether its recipients may be written to. */
const LOOK_AFTER_MS = 10_000

/** What a recipient of this broadcast gets. @param paid it may be paid for, if its admin agreed to that; a preview never is */
export function actionOf(broadcast: BroadcastRecord, paid = false): ParcelAction & { kind: 'copy' } {
  const rows = keptRows(broadcast.buttons).map((row) => [...row])
  const single = broadcast.sourceMessageIds.length === 1
  return {
    kind: 'copy',
    fromChatId: broadcast.sourceChatId,
    messageIds: [...broadcast.sourceMessageIds],
    ...(rows.length > 0 && single ? { markup: { kind: 'inline', rows } } : {}),
    ...(paid && broadcast.allowPaid && single ? { allowPaid: true } : {}),
  }
}

/** How the parcels on their way stand. */
export interface Standing {
  /** Still on their way, after those that were finished were settled. */
  readonly open: number
  /** What is known of those. */
  readonly counts: Counts
}

/** The parcels of broadcasts on their way: puts them there, looks after them, and writes down what came of them. */
export function openWork(context: BroadcastContext) {
  const { db, parcels, bulk, paid, now } = context
  /** When this process looked after a parcel last. Empty after a start: then all are looked after. */
  const lookedAfter = new Map<string, number>()

  const due = (id: string): boolean => now() - (lookedAfter.get(id) ?? 0) >= LOOK_AFTER_MS
  const bring = async (id: string): Promise<void> => {
    await bulk.add(`parcel-${id}`, { parcel: id })
    lookedAfter.set(id, now())
  }
  const forget = async (id: string): Promise<void> => {
    await parcels.remove(id)
    lookedAfter.delete(id)
  }
  const settle = async (
    broadcast: BroadcastRecord,
    row: ParcelRow,
    { bytes, recorded }: RecordedParcel,
    rest: Rest = 'left-out',
  ) => {
    const settled = { ...row, outcomes: bytes, recorded, rest }
    await settleParcel(db, broadcast.id, settled, new Date(now()))
    await forget(`${broadcast.id}-${row.number}`)
  }
  const lookAfter = async (broadcast: BroadcastRecord, row: ParcelRow, id: string): Promise<void> => {
    const action = actionOf(broadcast, paid)
    const recipients = row.chatIds.map((chatId) => ({ chatId }))
    await parcels.put(id, { broadcastId: broadcast.id, action, recipients })
    const gone = await noLongerWritable(db, row.chatIds, new Date(now()))
    const positions = row.chatIds.flatMap((chatId, position) => (gone.has(chatId) ? [position] : []))
    await parcels.skip(id, action, positions)
    await bring(id)
  }

  const recordedOf = (broadcast: BroadcastRecord, rows: readonly ParcelRow[]) =>
    parcels.recorded(
      rows.map((row) => ({ row, id: `${broadcast.id}-${row.number}`, recipients: row.chatIds.length })),
      messagesOf(actionOf(broadcast)),
    )

  return {
    /** Of a broadcast that runs: settles what is finished, and sees to it that the rest goes on. */
    goOn: async (broadcast: BroadcastRecord): Promise<Standing> => {
      const rows = await parcelsIn(db, broadcast.id, 'open')
      let open = 0
      let counts = NOTHING
      for (const { row, id, ...recorded } of await recordedOf(broadcast, rows)) {
        const known = countOutcomes(recorded.recorded)
        if (known.pending === 0) {
          await settle(broadcast, row, recorded)
          continue
        }
        if (due(id)) await lookAfter(broadcast, row, id)
        open++
        counts = addCounts(counts, known)
      }
      return { open, counts }
    },

    /**
     * Of a broadcast that is held: settles what is known, as soon as no worker has it.
     * @param rest what becomes of who was not written to; what nobody was written to of stays open for later
     * @returns how it stands, how much was settled, and whether a worker still has something in hand
     */
    standStill: async (
      broadcast: BroadcastRecord,
      rest: Rest,
    ): Promise<Standing & { settled: number; busy: boolean }> => {
      const rows = await parcelsIn(db, broadcast.id, 'open')
      // Asked before the outcomes are read: who lets go records nothing more.
      const asked = rows.map(async ({ number }) => {
        const id = `${broadcast.id}-${number}`
        return (await parcels.isLeased(id)) ? [id] : []
      })
      const leases = new Set((await Promise.all(asked)).flat())
      let open = 0
      let settled = 0
      let busy = false
      let counts = NOTHING
      for (const { row, id, ...recorded } of await recordedOf(broadcast, rows)) {
        const leased = leases.has(id)
        const known = countOutcomes(recorded.recorded)
        const untouched = known.pending === row.chatIds.length
        if (known.pending === 0 || (!leased && (rest === 'left-out' || !untouched))) {
          await settle(broadcast, row, recorded, rest)
          settled++
          continue
        }
        lookedAfter.delete(id)
        busy ||= leased
        open++
        counts = addCounts(counts, known)
      }
      return { open, counts, settled, busy }
    },

    /** Of a broadcast that is taken back: the same, for deletions. */
    takeBack: async (broadcast: BroadcastRecord): Promise<Standing> => {
      const messages = messagesOf(actionOf(broadcast))
      const rows = await parcelsIn(db, broadcast.id, 'undoing')
      let open = 0
      let counts = NOTHING
      const undone = rows.map((row) => {
        const sent = readOutcomes(row.outcomes ?? new Uint8Array(), row.chatIds.length, messages)
        const recipients = row.chatIds.flatMap((chatId, position) => {
          const messageIds = [...(sent[position]?.messageIds ?? [])]
          return messageIds.length === 0 ? [] : [{ chatId, messageIds }]
        })
        const id = `${broadcast.id}-${row.number}-undo`
        return { row, id, to: recipients, recipients: recipients.length }
      })
      for (const { row, id, to, recorded } of await parcels.recorded(undone, 0)) {
        const known = countOutcomes(recorded)
        if (known.pending === 0) {
          await settleUndo(db, broadcast.id, row.number, known.done)
          await forget(id)
          continue
        }
        if (due(id)) {
          await parcels.put(id, { broadcastId: broadcast.id, action: { kind: 'delete' }, recipients: to })
          await bring(id)
        }
        open++
        counts = addCounts(counts, known)
      }
      return { open, counts }
    },
  }
}
