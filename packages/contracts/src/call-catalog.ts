import { CallRequest, CallRoomEnded, LiveCall } from './call.js'
import type { ContractEntry } from './catalog-entry.js'
import { MemberCallAsk, MemberCallReport } from './member.js'

const trace = '777-100200'
const at = 1_800_000_000_000
const roomId = '01JD0000000000000000000000'

/** What is said about video calls. */
export const CALL_CATALOG: readonly ContractEntry[] = [
  {
    subject: 'member.<p>.call-ask',
    stream: 'MEMBERS',
    from: ['conversation'],
    to: ['conversation'],
    about: 'A request for a video call is a minute old: without an answer it is over.',
    schema: MemberCallAsk,
    example: { type: 'call-ask', memberId: 4242, trace, roomId, ask: trace },
  },
  {
    subject: 'member.<p>.call-report',
    stream: 'MEMBERS',
    from: ['video-call'],
    to: ['conversation'],
    about: 'A member reported their partner from inside a video call.',
    schema: MemberCallReport,
    example: { type: 'call-report', memberId: 4242, trace, roomId, category: 'harassment', words: 'shouts' },
  },
  {
    subject: 'call.request',
    stream: 'CALL',
    from: ['conversation'],
    to: ['video-call'],
    about: 'The two of a room want a video call.',
    schema: CallRequest,
    example: {
      type: 'request',
      trace,
      roomId,
      ask: trace,
      a: { memberId: 4242, lang: 'en' },
      b: { memberId: 4343, lang: 'fa' },
      endsAt: at + 1_800_000,
      at,
    },
  },
  {
    subject: 'call.room-ended',
    stream: 'CALL',
    from: ['conversation'],
    to: ['video-call'],
    about: 'No call may go on in this room any more.',
    schema: CallRoomEnded,
    example: { type: 'room-ended', trace, roomId, reason: 'chat-ended', at },
  },
  {
    subject: 'live.call.<call>',
    stream: null,
    from: ['video-call'],
    to: ['video-call'],
    about: 'What the replicas tell each other of a call at once.',
    schema: LiveCall,
    example: { kind: 'signal', to: 'a', seq: 3, signal: { type: 'signal', from: 1 } },
  },
]
