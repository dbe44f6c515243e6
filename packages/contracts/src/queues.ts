import { z } from 'zod'
import { MemberId, ParcelId, RoomId, Trace } from './ids.js'

/** A chat's messages leave through two lanes: live chat, and broadcasts, which must never stand in its way. */
export const LaneClass = z.enum(['live', 'bulk'])
export type LaneClass = z.infer<typeof LaneClass>

/** Activates a lane once: sends its head. Carries no content. `generation` makes a repeated activation harmless. */
export const LaneJob = z.object({
  chatId: z.number().int(),
  lane: LaneClass,
  generation: z.number().int().nonnegative(),
})
export type LaneJob = z.infer<typeof LaneJob>

/** Works a parcel of a broadcast off. The parcel, with its recipients, stands in Redis beside the queue. */
export const ParcelJob = z.object({ parcel: ParcelId })
export type ParcelJob = z.infer<typeof ParcelJob>

/** Drives a broadcast: from its time on it is asked again and again how far it is, until it is over. */
export const BroadcastJob = z.object({
  broadcastId: z.number().int().positive(),
  /** Asks instead whether the album that it is to send is whole: so many items were there when it was asked. */
  album: z.object({ group: z.string().max(128), items: z.number().int().positive() }).optional(),
})
export type BroadcastJob = z.infer<typeof BroadcastJob>

/** Something that is due for a room at a time: becomes a `timer` event in the mailbox of `memberId`. */
const RoomTimer = z.object({
  timer: z.enum(['room-silence', 'room-warning', 'room-expiry']),
  roomId: RoomId,
  /** For the longer time that premium gives: a room that became longer ignores the timers of the shorter one. */
  premium: z.boolean().optional(),
  memberId: MemberId,
  trace: Trace,
})

/** Asks whether an album is whole: becomes an `album` event in the mailbox of `memberId`. Carries no content. */
const AlbumTimer = z.object({
  timer: z.literal('album'),
  album: Trace,
  items: z.number().int().positive(),
  memberId: MemberId,
  trace: Trace,
})

/** Asks whether a request for a video call was answered: becomes a `call-ask` event in the mailbox of `memberId`. */
const CallAskTimer = z.object({
  timer: z.literal('call-ask'),
  roomId: RoomId,
  ask: z.string().min(1).max(120),
  memberId: MemberId,
  trace: Trace,
})

export const TimerJob = z.discriminatedUnion('timer', [RoomTimer, AlbumTimer, CallAskTimer])
export type TimerJob = z.infer<typeof TimerJob>

/** Brings what the image store has in line with the record, for one photo. */
const PhotoJob = z.object({ photoId: z.number().int().positive() })

export const QUEUES = {
  /** Live lanes. */
  deliver: { schema: LaneJob, example: { chatId: 4242, lane: 'live', generation: 7 } },
  /** Parcels of broadcasts, and bulk lanes. */
  bulk: { schema: z.union([ParcelJob, LaneJob]), example: { parcel: '7-12' } },
  broadcasts: { schema: BroadcastJob, example: { broadcastId: 7 } },
  /** Copies of profile photos. */
  photos: { schema: PhotoJob, example: { photoId: 7 } },
  timers: {
    schema: TimerJob,
    example: { timer: 'room-expiry', roomId: '01JD0000000000000000000000', memberId: 4242, trace: '777-1' },
  },
} as const

export type QueueName = keyof typeof QUEUES
export type JobOf<Q extends QueueName> = z.infer<(typeof QUEUES)[Q]['schema']>

/** Keys of BullMQ in Redis begin with this; the braces keep a queue's keys on one shard. */
export const QUEUE_PREFIX = '{queue}'

/** The queue of what is due at a time. */
export const TIMERS_QUEUE = 'timers' satisfies QueueName

/** The queue of what drives each broadcast. */
export const BROADCASTS_QUEUE = 'broadcasts' satisfies QueueName
/** The queue of profile photos that are to be stored or removed. */
export const PHOTOS_QUEUE = 'photos' satisfies QueueName

/** The queue that activates lanes of a class. */
export const QUEUE_OF_LANE = { live: 'deliver', bulk: 'bulk' } as const satisfies Record<LaneClass, QueueName>
