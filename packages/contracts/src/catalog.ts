import { CALL_CATALOG } from './call-catalog.js'
import type { ContractEntry } from './catalog-entry.js'
import { MATCH_ENTRIES } from './catalog-match.js'
import { PREMIUM_ENTRIES } from './catalog-premium.js'
import {
  MemberAlbum,
  MemberMatched,
  MemberModerated,
  MemberRefused,
  MemberSearching,
  MemberTimeout,
  MemberTimer,
  MemberUnreachable,
  MemberUpdate,
} from './member.js'
import { AdminCommand, DeadLetter } from './other.js'
import { Answer, Envelope } from './outbound.js'

const trace = '777-100200'
const at = 1_800_000_000_000
const roomId = '01JD0000000000000000000000'
const update = { update_id: 100200, message: { message_id: 5, date: 1_800_000_000, text: '/start' } }

/** Every message of the bus. docs/messages.md is made from it, and every example is parsed in a test. */
export const CATALOG: readonly ContractEntry[] = [
  {
    subject: 'member.<p>.update',
    stream: 'MEMBERS',
    from: ['gateway'],
    to: ['conversation'],
    about: 'An update of Telegram that concerns a member.',
    schema: MemberUpdate,
    example: { type: 'update', memberId: 4242, trace, botId: 777, updateId: 100200, receivedAt: at, update },
  },
  {
    subject: 'member.<p>.matched',
    stream: 'MEMBERS',
    from: ['matchmaker'],
    to: ['conversation'],
    about: 'A room was opened for the member.',
    schema: MemberMatched,
    example: { type: 'matched', memberId: 4242, trace, roomId, partnerId: 4343 },
  },
  {
    subject: 'member.<p>.timeout',
    stream: 'MEMBERS',
    from: ['matchmaker'],
    to: ['conversation'],
    about: 'The search ended without a partner.',
    schema: MemberTimeout,
    example: { type: 'timeout', memberId: 4242, trace, searchId: trace },
  },
  {
    subject: 'member.<p>.searching',
    stream: 'MEMBERS',
    from: ['matchmaker'],
    to: ['conversation'],
    about: 'How many people are looking, for the message that lives while a member searches.',
    schema: MemberSearching,
    example: {
      type: 'searching',
      memberId: 4242,
      trace,
      searchId: trace,
      peopleSearching: 12,
      waitedMs: 9_000,
    },
  },
  {
    subject: 'member.<p>.timer',
    stream: 'MEMBERS',
    from: ['conversation'],
    to: ['conversation'],
    about: 'A room may have been silent so far, is about to end, or its time is over.',
    schema: MemberTimer,
    example: { type: 'timer', memberId: 4242, trace, timer: 'room-warning', roomId },
  },
  {
    subject: 'member.<p>.album',
    stream: 'MEMBERS',
    from: ['conversation'],
    to: ['conversation'],
    about: 'Items of an album have stopped coming: it is sent, unless more have come meanwhile.',
    schema: MemberAlbum,
    example: { type: 'album', memberId: 4242, trace, album: trace, items: 3 },
  },
  {
    subject: 'member.<p>.refused',
    stream: 'MEMBERS',
    from: ['relay'],
    to: ['conversation'],
    about: "The partner's privacy settings refuse what the member sent.",
    schema: MemberRefused,
    example: { type: 'refused', memberId: 4242, trace, roomId, messageId: 5, what: 'voice' },
  },
  {
    subject: 'member.<p>.unreachable',
    stream: 'MEMBERS',
    from: ['relay'],
    to: ['conversation'],
    about: 'A send found that the member blocked the bot or is gone.',
    schema: MemberUnreachable,
    example: { type: 'unreachable', memberId: 4242, trace, reason: 'blocked' },
  },
  {
    subject: 'member.<p>.moderated',
    stream: 'MEMBERS',
    from: ['admin', 'conversation'],
    to: ['conversation'],
    about: 'Moderators decided something about the member: ends what they are doing, and tells them.',
    schema: MemberModerated,
    example: { type: 'moderated', memberId: 4242, trace, what: 'banned', until: at, reason: 'Advertising' },
  },
  ...PREMIUM_ENTRIES,
  {
    subject: 'outbound.<s>',
    stream: 'OUTBOUND',
    from: ['conversation', 'admin', 'video-call'],
    to: ['relay'],
    about: 'One call of the Bot API to one chat.',
    schema: Envelope,
    example: {
      key: `${trace}/0`,
      trace,
      chatId: 4343,
      lane: 'live',
      decidedAt: at,
      fence: { kind: 'within', roomId },
      action: {
        kind: 'send',
        content: { kind: 'text', text: 'hello', entities: [{ type: 'bold', offset: 0, length: 5 }] },
        origin: { chatId: 4242, messageId: 5 },
      },
    },
  },
  {
    subject: 'answer',
    stream: 'OUTBOUND',
    from: ['conversation', 'admin'],
    to: ['relay'],
    about: 'The answer to a button or a checkout, which cannot wait.',
    schema: Answer,
    example: { kind: 'callback', trace, decidedAt: at, callbackQueryId: '99', text: 'Saved' },
  },
  ...MATCH_ENTRIES,
  {
    subject: 'admin.command',
    stream: 'ADMIN',
    from: ['gateway'],
    to: ['admin'],
    about: 'A command or button of an admin, or the answer to what the admin service asked.',
    schema: AdminCommand,
    example: { trace, adminId: 1, botId: 777, updateId: 100200, receivedAt: at, update },
  },
  ...CALL_CATALOG,
  {
    subject: 'dead.<stream>',
    stream: 'DEAD',
    from: ['all'],
    to: ['operators'],
    about: 'What could not be handled: the reason and the shape, never the words.',
    schema: DeadLetter,
    example: {
      stream: 'MEMBERS',
      subject: 'member.3.update',
      reason: 'unparsable',
      error: 'memberId: expected number',
      deliveries: 1,
      at,
      shape: { memberId: 'string(5)' },
    },
  },
]
