import type { CallSide } from '@anonchat/contracts'
import type { Redis } from 'ioredis'
import { loadScript } from '../client.js'
import { callInboxKey, callKey, callOfRoomKey, callsOverKey } from '../keys.js'
import { ClaimAnswer, CreateAnswer, EndAnswer, JoinAnswer, SignalAnswer, TouchAnswer } from './answers.js'
import { type Call, type Ended, endedField, readCall, readEnded, readFlatCall, readKept } from './call.js'

/** Signals that a page has not seen are kept for it, so many; more than a negotiation has. */
const KEPT_SIGNALS = 256
/** How long an ended call, and that a room ended, are remembered. */
const REMEMBERED_MS = 2 * 3_600_000
const OVER_MS = 24 * 3_600_000

export interface NewCall {
  readonly callId: string
  readonly roomId: string
  readonly createdAt: number
  readonly endsAt: number
  readonly linkUntil: number
  readonly a: { readonly memberId: number; readonly lang: string }
  readonly b: { readonly memberId: number; readonly lang: string }
}

export interface JoinRequest {
  readonly callId: string
  readonly side: CallSide
  readonly now: number
  readonly connection: string
  readonly newResumeHash: string
  readonly resumeHash: string | null
  readonly received: number
  readonly presentUntil: number
}

export interface KeptSignal {
  readonly seq: number
  readonly json: string
}

export type Joined =
  | { readonly kind: 'gone' | 'late' }
  | { readonly kind: 'ended'; readonly ended: Ended }
  | {
      readonly kind: 'joined'
      readonly resumed: boolean
      readonly session: number
      /** The connection that was the side's until now. */
      readonly before: string | null
      readonly call: Call
      readonly missed: readonly KeptSignal[]
    }

export type Kept =
  | { readonly kind: 'gone' | 'replaced' | 'stale' }
  | { readonly kind: 'ended'; readonly ended: Ended }
  | { readonly kind: 'kept'; readonly seq: number }

export type Touched =
  | { readonly kind: 'gone' }
  /** Another connection counts for the side; `session`: of its page. */
  | { readonly kind: 'replaced'; readonly session: number }
  | { readonly kind: 'ended'; readonly ended: Ended }
  | { readonly kind: 'there'; readonly call: Call; readonly firstConnected: boolean }

export interface Change {
  readonly media?: { readonly microphone: boolean; readonly camera: boolean }
  /** The two see each other since then (ms). */
  readonly connectedAt?: number
}

export interface Place {
  readonly callId: string
  readonly side: CallSide
  readonly connection: string
}

/** Calls in Redis. Every script may be run twice. */
export interface Calls {
  /** The call of a chat room: the one that there is, or the proposed one. */
  claimRoom(roomId: string, proposed: string, ttlMs: number): Promise<{ callId: string } | { over: string }>
  /** No call may begin in the room any more. @returns the one that there is */
  closeRoom(roomId: string, reason: string): Promise<string | null>
  /** Another call may begin in the room. */
  freeRoom(roomId: string, callId: string): Promise<void>
  create(call: NewCall): Promise<'created' | 'exists' | 'ended'>
  read(callId: string): Promise<Call | null>
  join(request: JoinRequest): Promise<Joined>
  /** Keeps a signal for the other side. `to`: the session that it is for. */
  signal(from: Place, to: number, json: string): Promise<Kept>
  /** The signals for a side after one that it has. */
  missed(callId: string, side: CallSide, after: number): Promise<readonly KeptSignal[]>
  touch(place: Place, presentUntil: number, change?: Change): Promise<Touched>
  /** @returns whether it ended now, and the call, where it was made before. */
  end(
    callId: string,
    ended: Ended,
    now: number,
  ): Promise<{ readonly now: boolean; readonly ended: Ended; readonly call: Call | null }>
}

const otherSide = (side: CallSide): CallSide => (side === 'a' ? 'b' : 'a')
const flag = (value: boolean): string => (value ? '1' : '0')

export function openCalls(redis: Redis): Calls {
  const script = (name: string) => loadScript(redis, new URL(`./lua/${name}.lua`, import.meta.url))
  const [claimRoom, closeRoom, freeRoom] = [script('claim-room'), script('close-room'), script('free-room')]
  const [create, join, signal] = [script('create'), script('join'), script('signal')]
  const [touch, end] = [script('touch'), script('end')]
  return {
    claimRoom: async (roomId, proposed, ttlMs) => {
      const keys = [callOfRoomKey(roomId), callsOverKey(roomId)]
      const [kind, value] = ClaimAnswer.parse(await claimRoom(keys, [proposed, ttlMs]))
      return kind === 'over' ? { over: value } : { callId: value }
    },
    closeRoom: async (roomId, reason) => {
      const keys = [callOfRoomKey(roomId), callsOverKey(roomId)]
      return String(await closeRoom(keys, [reason, OVER_MS])) || null
    },
    freeRoom: async (roomId, callId) => void (await freeRoom([callOfRoomKey(roomId)], [callId])),
    create: async ({ callId, roomId, createdAt, endsAt, linkUntil, a, b }) => {
      const fields = {
        room: roomId,
        created_at: String(createdAt),
        ends_at: String(endsAt),
        link_until: String(linkUntil),
        member_a: String(a.memberId),
        member_b: String(b.memberId),
        lang_a: a.lang,
        lang_b: b.lang,
      }
      const forgotten = endsAt + REMEMBERED_MS
      return CreateAnswer.parse(await create([callKey(callId)], [JSON.stringify(fields), forgotten]))
    },
    read: async (callId) => readCall(callId, await redis.hgetall(callKey(callId))),
    join: async (request) => {
      const { callId, side } = request
      const answer = JoinAnswer.parse(
        await join(
          [callKey(callId), callInboxKey(callId, side)],
          [
            side,
            request.now,
            request.connection,
            request.newResumeHash,
            request.resumeHash ?? '',
            request.received,
            request.presentUntil,
          ],
        ),
      )
      if (answer[0] === 'ended') return { kind: 'ended', ended: readEnded(answer[1]) }
      if (answer[0] !== 'joined') return { kind: answer[0] }
      const [, resumed, session, before, fields, missed] = answer
      const call = readFlatCall(callId, fields)
      if (call === null) return { kind: 'gone' }
      return {
        kind: 'joined',
        resumed: resumed === '1',
        session,
        before: before || null,
        call,
        missed: missed.map(readKept),
      }
    },
    signal: async ({ callId, side, connection }, to, json) => {
      const other = otherSide(side)
      const answer = SignalAnswer.parse(
        await signal(
          [callKey(callId), callInboxKey(callId, other)],
          [side, connection, other, to, json, KEPT_SIGNALS, REMEMBERED_MS],
        ),
      )
      if (answer[0] === 'ended') return { kind: 'ended', ended: readEnded(answer[1]) }
      return answer[0] === 'kept' ? { kind: 'kept', seq: answer[1] } : { kind: answer[0] }
    },
    missed: async (callId, side, after) =>
      (await redis.zrangebyscore(callInboxKey(callId, side), `(${after}`, '+inf')).map(readKept),
    touch: async ({ callId, side, connection }, presentUntil, { media, connectedAt } = {}) => {
      const fields =
        media === undefined
          ? {}
          : {
              [`joined_${side}`]: flag(true),
              [`mic_${side}`]: flag(media.microphone),
              [`cam_${side}`]: flag(media.camera),
            }
      const args = [side, connection, presentUntil, JSON.stringify(fields), connectedAt ?? '']
      const answer = TouchAnswer.parse(await touch([callKey(callId)], args))
      if (answer[0] === 'ended') return { kind: 'ended', ended: readEnded(answer[1]) }
      if (answer[0] === 'replaced') return { kind: 'replaced', session: answer[1] }
      if (answer[0] === 'gone') return { kind: 'gone' }
      const call = readFlatCall(callId, answer[2])
      return call === null ? { kind: 'gone' } : { kind: 'there', call, firstConnected: answer[1] === '1' }
    },
    end: async (callId, ended, now) => {
      const keys = [callKey(callId), callInboxKey(callId, 'a'), callInboxKey(callId, 'b')]
      const [isNow, why, fields] = EndAnswer.parse(await end(keys, [endedField(ended), now, REMEMBERED_MS]))
      return { now: isNow === '1', ended: readEnded(why), call: readFlatCall(callId, fields) }
    },
  }
}
