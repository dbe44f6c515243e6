import type { Producer } from '@anonchat/queue'
import type { Logger } from '@anonchat/runtime'
import type { Chatting } from '@anonchat/store'
import type { Album } from '../domain/input.js'

export interface RoomLengths {
  readonly freeMs: number
  readonly premiumMs: number
  readonly warningMs: number
  /** How long nobody has to have said anything; 0: it is never asked. */
  readonly silenceMs: number
}

export type TimedRoom = Pick<Chatting, 'roomId' | 'partnerId' | 'openedAt' | 'premium'>

/** The first silence, the warning and the end of rooms, as delayed jobs: set by whoever tells that the room opened, once for both. */
export interface Timers {
  set(memberId: number, room: TimedRoom, trace: string): Promise<void>
  /** When the time of a room is over (ms). */
  endOf(room: Pick<TimedRoom, 'openedAt' | 'premium'>): number
  /** Asks after a while whether more items of an album have come; once for each number of items. */
  askAlbum(memberId: number, album: Pick<Album, 'key' | 'trace' | 'items'>): Promise<void>
  /** Asks after a minute whether a request for a video call was answered. */
  askCall(memberId: number, roomId: string, ask: string, trace: string): Promise<void>
  /** Best effort: a timer of a room that ended does nothing. */
  drop(roomId: string): void
}

/** How long a request for a video call waits for its answer. */
export const CALL_ASK_MS = 60_000

/** A room that becomes longer gets other timers; those of the shorter time then mean nothing. */
const jobId = (roomId: string, timer: 'silence' | 'warning' | 'expiry', premium: boolean): string =>
  `${roomId}-${timer}${premium ? '-long' : ''}`

/** @param albumWaitMs items of an album that come further apart (up to twice as far) may be sent apart */
export function openTimers(
  producer: Producer<'timers'>,
  lengths: RoomLengths,
  albumWaitMs: number,
  log: Logger,
): Timers {
  const endOf: Timers['endOf'] = ({ openedAt, premium }) =>
    openedAt + (premium ? lengths.premiumMs : lengths.freeMs)
  return {
    endOf,
    set: async (memberId, room, trace) => {
      const { roomId, partnerId, premium } = room
      const left = endOf(room) - Date.now()
      // One of the two stands for the room, so that both set the same timers.
      const job = { roomId, premium, memberId: Math.min(memberId, partnerId), trace }
      const untilSilence = room.openedAt + lengths.silenceMs - Date.now()
      if (lengths.silenceMs > 0 && untilSilence > 0)
        await producer.add(jobId(roomId, 'silence', false), { ...job, timer: 'room-silence' }, untilSilence)
      const untilWarning = left - lengths.warningMs
      if (untilWarning > 0)
        await producer.add(jobId(roomId, 'warning', premium), { ...job, timer: 'room-warning' }, untilWarning)
      await producer.add(
        jobId(roomId, 'expiry', premium),
        { ...job, timer: 'room-expiry' },
        Math.max(0, left),
      )
    },
    askAlbum: async (memberId, { key, trace, items }) => {
      const job = { timer: 'album', memberId, trace, album: key, items: items.length } as const
      await producer.add(`album-${key}-${items.length}`, job, albumWaitMs)
    },
    askCall: async (memberId, roomId, ask, trace) => {
      const job = { timer: 'call-ask', memberId, roomId, ask, trace } as const
      await producer.add(`call-ask-${ask}`, job, CALL_ASK_MS)
    },
    drop: (roomId) => {
      const names = [false, true].flatMap((premium) =>
        (['silence', 'warning', 'expiry'] as const).map((timer) => jobId(roomId, timer, premium)),
      )
      for (const name of names)
        producer.remove(name).catch((error: unknown) => {
          log.debug({ err: error }, 'a timer was not removed; it will find its room ended')
        })
    },
  }
}
