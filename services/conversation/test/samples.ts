import { readSession, type Session, type SessionFields } from '@anonchat/store'
import { t } from '@anonchat/texts'
import type { Turn } from '../src/domain/decision.js'
import { COMMANDS, type Command, type Input, type InputKind, type Said } from '../src/domain/input.js'
import type { State } from '../src/domain/state.js'

export const NOW = 1_800_000_000_000
export const ROOM = '01JD0000000000000000000000'
export const MEMBER = 987_654_321
export const PARTNER = 123_456_789

const drafts = { draft_gender: 'male', draft_age: '30', draft_city: 'Rome' }
const FIELDS: Readonly<Record<State, SessionFields>> = {
  new: {},
  gate: { state: 'registering:gate' },
  gender: { state: 'registering:gender' },
  age: { state: 'registering:age', draft_gender: 'male' },
  city: { state: 'registering:city', draft_gender: 'male', draft_age: '30' },
  photo: { state: 'registering:photo', ...drafts },
  idle: { state: 'idle', user: '1' },
  searching: {
    state: 'searching',
    user: '1',
    search: '777-1',
    since: String(NOW),
    deadline: String(NOW),
    filtered: '1',
  },
  chatting: {
    state: 'chatting',
    user: '1',
    room: ROOM,
    partner: String(PARTNER),
    partner_user: '2',
    opened_at: String(NOW),
    premium: '0',
  },
  refused: { state: 'refused', refused_until: String(NOW + 1) },
  banned: { state: 'idle', user: '1', banned: 'forever' },
  suspended: { state: 'idle', user: '1', suspended: '1' },
  'edit gender': { state: 'editing:gender', user: '1' },
  'edit age': { state: 'editing:age', user: '1' },
  'edit city': { state: 'editing:city', user: '1' },
  'edit photo': { state: 'editing:photo', user: '1' },
}

/** A session in each state. */
export const sessionIn = (state: State): Session => readSession({ lang: 'en', ...FIELDS[state] })

const said: Said = { contents: [{ kind: 'voice', fileId: 'F' }], messageId: 5, reply: null, group: null }

const isCommand = (kind: InputKind): kind is Exclude<Command, '/redeem'> =>
  kind !== '/redeem' && COMMANDS.some((command) => command === kind)
const PAID = {
  chargeId: 'stxAAAA',
  providerChargeId: null,
  payload: 'premium:30d:30:200:1800000000',
  amount: 200,
  currency: 'XTR',
  isRecurring: false,
  isFirst: true,
  paidAt: NOW,
}

/** An input of each kind that does what it can: a right answer, the room that is open, the search that runs. */
export function inputOf(kind: InputKind, state: State): Input {
  if (isCommand(kind)) return { kind }
  switch (kind) {
    case 'text': {
      const text = { gender: 'male', age: '30', city: 'Rome' }[state.replace('edit ', '')] ?? 'hello'
      return { kind, text, said: { ...said, contents: [{ kind: 'text', text }] } }
    }
    case 'photo':
      return { kind, fileId: 'F', said: { ...said, contents: [{ kind: 'photo', fileId: 'F' }] } }
    case 'media':
    case 'edit':
      return { kind, said }
    case 'dice':
      return { kind, dice: { emoji: '🎲', value: 4 }, messageId: 5, reply: null }
    case 'refused kind':
      return { kind, what: 'other' }
    case 'album due':
      return { kind, album: '777-1', items: 1 }
    case 'unwanted kind':
      return { kind, roomId: ROOM, what: 'voice' }
    case 'reaction':
      return { kind, messageId: 5, emoji: '👍' }
    case 'gender button':
      return { kind, gender: 'female' }
    case 'edit button':
      return { kind, field: 'city' }
    case 'show media button':
      return { kind, roomId: ROOM }
    case 'show button':
      return { kind, what: 'city', on: false, messageId: 5 }
    case 'protect button':
      return { kind, on: true, messageId: 5 }
    case 'filter button':
      return { kind, change: { name: 'city', on: true }, messageId: 5 }
    case 'language button':
      return { kind, lang: 'fa' }
    case 'matched':
    case 'unreachable':
    case 'blocked the bot':
    case 'unblocked the bot':
      return { kind }
    case 'export button':
    case 'delete button':
      return { kind }
    case 'invite link':
      return { kind, code: 'a'.repeat(12) }
    case 'confirm delete button':
      return { kind, askedAt: NOW, messageId: 5 }
    case 'keep data button':
      return { kind, messageId: 5 }
    case 'search timeout':
      return { kind, searchId: '777-1' }
    case 'search progress':
      return { kind, searchId: '777-1', people: 3, waitedMs: 5_000 }
    case 'room silence':
    case 'room warning':
    case 'room expiry':
      return { kind, roomId: ROOM, premium: false }
    case 'rate button':
      return { kind, roomId: ROOM, rating: 'good', messageId: 5 }
    case 'category button':
      return { kind, roomId: ROOM, category: 'spam', messageId: 5 }
    case 'call button':
      return { kind, roomId: ROOM, ask: '777-1', answer: 'yes', messageId: 5 }
    case 'call ask over':
      return { kind, roomId: ROOM, ask: '777-1' }
    case 'report button':
    case 'cancel report button':
    case 'words button':
    case 'skip words button':
    case 'block button':
    case 'undo block button':
      return { kind, roomId: ROOM, messageId: 5 }
    case 'unblock button':
      return { kind, roomId: ROOM, page: 0, messageId: 5 }
    // TypeScript compares unions of some size only.
    case 'barred':
    case 'lifted':
    case 'deleted':
      return { kind }
    case 'warned':
    case 'thanked':
      return { kind, reason: null }
    case 'blocked page button':
      return { kind, page: 0, messageId: 5 }
    case '/redeem':
      return { kind, words: '' }
    case 'gift link':
      return { kind, words: '0'.repeat(20) }
    case 'buy button':
      return { kind, offer: '30d' }
    case 'renewal button':
      return { kind, renews: false, messageId: 5 }
    case 'ask refund button':
      return { kind, paymentId: 1, isSure: false, messageId: 5 }
    case 'payment':
      return { kind, paid: PAID }
    case 'refund':
      return { kind, back: { chargeId: PAID.chargeId, payment: PAID } }
    case 'premium granted':
      return { kind, transactionId: 'admin-1', days: 30, until: NOW + 1 }
    case 'renewal changed':
      return { kind, what: 'stopped', chargeId: PAID.chargeId }
    case 'back button':
    case 'skip button':
    case 'joined button':
    case 'search button':
    case 'cancel button':
    case 'old button':
    case 'premium button':
    case 'gift button':
    case 'pay support button':
      return { kind }
    case 'premium ends':
    case 'premium ended':
      return { kind, until: NOW }
    default:
      return { kind }
  }
}

export const turnOf = (session: Session, input: Input): Turn => ({
  key: '777-5',
  trace: '777-5',
  memberId: MEMBER,
  username: null,
  lang: 'en',
  texts: t('en'),
  at: NOW,
  now: NOW,
  session,
  album: { key: '777-1', trace: '777-1', group: 'G', roomId: ROOM, partnerId: PARTNER, items: [said] },
  input,
  limits: {
    searchTimeoutMs: 300_000,
    widenAfterMs: 20_000,
    roomWarningMs: 60_000,
    hidesMedia: true,
    supportContact: null,
    freeFilters: [],
    invitations: { days: 1, perMonth: 10 },
    contacts: { rule: 'mask', forMs: 600_000 },
    premium: {
      offers: [
        { id: '30d', days: 30, stars: 200, monthly: false },
        { id: 'monthly', days: 30, stars: 150, monthly: true },
      ],
      freeMs: 1_800_000,
      premiumMs: 7_200_000,
      hasPriority: true,
      takesMyket: false,
    },
  },
})
