import type { CallSide } from '@anonchat/contracts'
import { fieldsOf, type SessionFields } from '../session/session.js'

/** One side of a call as it stands in Redis. */
export interface CallMember {
  readonly memberId: number
  readonly lang: string
  /** Rises with each page that the side opens anew; 0 before the first. */
  readonly session: number
  /** The connection that counts; null before the first. */
  readonly connection: string | null
  /** Counts as there until then (ms). */
  readonly presentUntil: number
  /** The member wants to be in the call: its page has said what is on. */
  readonly joined: boolean
  readonly microphone: boolean
  readonly camera: boolean
  /** Of the last signal that was kept for it. */
  readonly seq: number
}

export interface Ended {
  readonly reason: string
  readonly by: CallSide | null
}

/** `<reason>` or `<reason>:<side>` as it stands in Redis. */
export function readEnded(text: string): Ended {
  const [reason = '', by] = text.split(':')
  return { reason, by: by === 'a' || by === 'b' ? by : null }
}

export const endedField = ({ reason, by }: Ended): string => (by === null ? reason : `${reason}:${by}`)

export interface Call {
  readonly callId: string
  /** The chat room that it belongs to. */
  readonly roomId: string
  readonly createdAt: number
  readonly endsAt: number
  /** A link that was not opened by then is of no use (ms). */
  readonly linkUntil: number
  /** When the two saw each other first (ms). */
  readonly connectedAt: number | null
  /** Why, with the side by whose doing where there is one. */
  readonly ended: Ended | null
  readonly endedAt: number | null
  readonly sides: Readonly<Record<CallSide, CallMember>>
}

const numberOr = <T>(text: string | undefined, fallback: T): number | T => {
  const value = Number(text)
  return text === undefined || text === '' || !Number.isFinite(value) ? fallback : value
}

const memberOf = (fields: SessionFields, side: CallSide): CallMember => ({
  memberId: numberOr(fields[`member_${side}`], 0),
  lang: fields[`lang_${side}`] ?? 'en',
  session: numberOr(fields[`session_${side}`], 0),
  connection: fields[`conn_${side}`] ?? null,
  presentUntil: numberOr(fields[`present_${side}`], 0),
  joined: fields[`joined_${side}`] === '1',
  microphone: fields[`mic_${side}`] !== '0',
  camera: fields[`cam_${side}`] !== '0',
  seq: numberOr(fields[`seq_${side}`], 0),
})

/** Reads a call's hash; null where there is none. */
export function readCall(callId: string, fields: SessionFields): Call | null {
  if (fields.created_at === undefined) return null
  return {
    callId,
    roomId: fields.room ?? '',
    createdAt: numberOr(fields.created_at, 0),
    endsAt: numberOr(fields.ends_at, 0),
    linkUntil: numberOr(fields.link_until, 0),
    connectedAt: numberOr(fields.connected_at, null),
    ended: fields.ended === undefined ? null : readEnded(fields.ended),
    endedAt: numberOr(fields.ended_at, null),
    sides: { a: memberOf(fields, 'a'), b: memberOf(fields, 'b') },
  }
}

export const readFlatCall = (callId: string, flat: readonly string[]): Call | null =>
  readCall(callId, fieldsOf(flat))

/** A signal as it is kept: `<seq>:<JSON>`. */
export function readKept(kept: string): { readonly seq: number; readonly json: string } {
  const colon = kept.indexOf(':')
  return { seq: Number(kept.slice(0, colon)), json: kept.slice(colon + 1) }
}
