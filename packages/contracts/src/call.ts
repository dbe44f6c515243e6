import { z } from 'zod'
import { MemberId, Millis, RoomId, Trace } from './ids.js'

/** The id of a call: 128 bits that nobody can guess. */
export const CallId = z.string().regex(/^[\w-]{22}$/)
export type CallId = z.infer<typeof CallId>

/** The two sides of a call: `a` asked, `b` said yes. */
export const CallSide = z.enum(['a', 'b'])
export type CallSide = z.infer<typeof CallSide>

const Caller = z.object({ memberId: MemberId, lang: z.string().min(1).max(16) })

/** Both of a room want a video call: they get the buttons that open it. */
export const CallRequest = z.object({
  type: z.literal('request'),
  trace: Trace,
  roomId: RoomId,
  /** Names the request of the two: one call is made for it, however often it comes. */
  ask: z.string().min(1).max(120),
  a: Caller,
  b: Caller,
  /** When the room ends, and with it the call. */
  endsAt: Millis,
  at: Millis,
})
export type CallRequest = z.infer<typeof CallRequest>

/** No call may go on, or begin, in this room any more. */
export const CallRoomEnded = z.object({
  type: z.literal('room-ended'),
  trace: Trace,
  roomId: RoomId,
  reason: z.enum(['chat-ended', 'expired', 'reported', 'moderated']),
  /** Whose report it was: only they are told that it was one. */
  by: MemberId.optional(),
  at: Millis,
})
export type CallRoomEnded = z.infer<typeof CallRoomEnded>

export const CallMessage = z.discriminatedUnion('type', [CallRequest, CallRoomEnded])
export type CallMessage = z.infer<typeof CallMessage>

/**
 * What the replicas of video-call tell each other of a call at once, unstored: Redis holds what counts, and whoever missed
 * something finds it there.
 */
export const LiveCall = z.discriminatedUnion('kind', [
  /** Something to pass on to the page of a side, the `seq`th of its session. */
  z.object({
    kind: z.literal('signal'),
    to: CallSide,
    seq: z.number().int().positive(),
    signal: z.record(z.string(), z.unknown()),
  }),
  /** A side came, went, or switched something: look again. */
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('restart') }),
  z.object({ kind: z.literal('ended') }),
])
export type LiveCall = z.infer<typeof LiveCall>
