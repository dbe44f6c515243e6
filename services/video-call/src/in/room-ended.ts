import type { CallRoomEnded } from '@anonchat/contracts'
import { type EndContext, endCall } from '../out/end-call.js'

/** A chat room has ended, or one of the two reported the other: so does its call, on both screens. */
export async function onRoomEnded(context: EndContext, message: CallRoomEnded): Promise<void> {
  const { roomId, reason, by, trace } = message
  const callId = await context.calls.closeRoom(roomId, reason)
  if (callId === null) return
  const call = by === undefined ? null : await context.calls.read(callId)
  const side = call === null ? null : call.sides.a.memberId === by ? 'a' : 'b'
  await endCall(context, callId, { reason, by: side }, trace)
}
