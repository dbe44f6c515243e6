import type { ActName } from './act-about.js'
import type { InputKind } from './input.js'
import type { State } from './state.js'

export { ACT_ABOUT, type ActName } from './act-about.js'

type Row = Readonly<Record<InputKind, ActName>>

/** What comes from the other services, where it means nothing. */
const NO_EVENTS = {
  matched: 'nothing',
  'search timeout': 'nothing',
  'search progress': 'nothing',
  'room warning': 'nothing',
  'room expiry': 'nothing',
  'album due': 'send-album',
  'unwanted kind': 'nothing',
  nothing: 'nothing',
} as const

const REACHABILITY = {
  'blocked the bot': 'leave-unreachable',
  unreachable: 'leave-unreachable',
  'unblocked the bot': 'reachable',
} as const

const OLD_BUTTONS = {
  'gender button': 'old-button',
  'back button': 'old-button',
  'skip button': 'old-button',
  'joined button': 'old-button',
  'show media button': 'old-button',
  'search button': 'old-button',
  'cancel button': 'old-button',
  'old button': 'old-button',
  'edit button': 'old-button',
  'show button': 'old-button',
  'filter button': 'old-button',
} as const

const EVERYWHERE = {
  '/help': 'help',
  '/language': 'choose-language',
  '/paysupport': 'pay-support',
  'language button': 'set-language',
  'unknown command': 'unknown-command',
  edit: 'nothing',
  reaction: 'nothing',
  ...OLD_BUTTONS,
  ...REACHABILITY,
  ...NO_EVENTS,
} as const

const STEP = {
  ...EVERYWHERE,
  '/settings': 'finish-first',
  '/filters': 'finish-first',
  '/start': 'ask-again',
  '/search': 'finish-first',
  '/next': 'finish-first',
  '/stop': 'finish-first',
  '/profile': 'finish-first',
  'search button': 'finish-first',
  text: 'wrong-answer',
  photo: 'wrong-answer',
  media: 'wrong-answer',
  dice: 'wrong-answer',
  'refused kind': 'wrong-answer',
} as const satisfies Row

const everyInput = <A extends ActName>(act: A) =>
  ({
    '/start': act,
    '/search': act,
    '/next': act,
    '/stop': act,
    '/profile': act,
    '/help': act,
    '/language': act,
    '/settings': act,
    '/filters': act,
    '/paysupport': act,
    'unknown command': act,
    text: act,
    photo: act,
    media: act,
    dice: act,
    'refused kind': act,
  }) as const

const CHOICES = {
  '/settings': 'settings',
  '/filters': 'filters',
  'show button': 'change-settings',
  'filter button': 'change-filters',
} as const

/** A member who was asked for a new value; whatever else they ask for is done, and the profile stays as it is. */
const CHANGE = {
  ...EVERYWHERE,
  ...CHOICES,
  '/start': 'menu',
  '/search': 'search',
  '/next': 'search',
  '/stop': 'keep-profile',
  '/profile': 'profile',
  'search button': 'search',
  'cancel button': 'keep-profile',
  'edit button': 'ask-change',
  text: 'wrong-change',
  photo: 'wrong-change',
  media: 'wrong-change',
  dice: 'wrong-change',
  'refused kind': 'wrong-change',
} as const satisfies Row

/** The state machine: what happens on an input in a state. docs/states.md is made from it. */
export const TABLE: Readonly<Record<State, Row>> = {
  new: {
    ...EVERYWHERE,
    ...everyInput('welcome'),
    '/help': 'help',
    '/paysupport': 'pay-support',
    'joined button': 'welcome',
    'search button': 'welcome',
    'language button': 'welcome',
  },
  gate: {
    ...EVERYWHERE,
    ...everyInput('check-gate'),
    '/help': 'help',
    '/language': 'choose-language',
    '/paysupport': 'pay-support',
    'joined button': 'check-gate',
    'search button': 'check-gate',
  },
  gender: { ...STEP, text: 'take-gender', 'gender button': 'take-gender' },
  age: { ...STEP, text: 'take-age', 'back button': 'go-back' },
  city: { ...STEP, text: 'take-city', 'back button': 'go-back' },
  photo: { ...STEP, photo: 'take-photo', 'skip button': 'take-photo', 'back button': 'go-back' },
  idle: {
    ...EVERYWHERE,
    ...CHOICES,
    '/start': 'menu',
    '/search': 'search',
    '/next': 'search',
    '/stop': 'nothing-to-stop',
    '/profile': 'profile',
    text: 'idle-hint',
    photo: 'idle-hint',
    media: 'idle-hint',
    dice: 'idle-hint',
    'refused kind': 'idle-hint',
    'search button': 'search',
    'cancel button': 'no-search',
    'edit button': 'ask-change',
    'joined button': 'check-gate',
    'search timeout': 'nobody-found',
  },
  searching: {
    ...EVERYWHERE,
    ...CHOICES,
    '/start': 'search-status',
    '/search': 'search-status',
    '/next': 'search-status',
    '/stop': 'cancel-search',
    '/profile': 'profile',
    text: 'search-hint',
    photo: 'search-hint',
    media: 'search-hint',
    dice: 'search-hint',
    'refused kind': 'search-hint',
    'search button': 'search-status',
    'cancel button': 'cancel-search',
    'edit button': 'change-later',
    'search progress': 'search-progress',
  },
  chatting: {
    ...EVERYWHERE,
    ...CHOICES,
    '/start': 'already-chatting',
    '/search': 'already-chatting',
    '/next': 'next',
    '/stop': 'stop',
    '/profile': 'profile',
    text: 'relay',
    photo: 'relay',
    media: 'relay',
    dice: 'relay-dice',
    edit: 'relay-edit',
    reaction: 'relay-reaction',
    'show media button': 'show-media',
    'refused kind': 'refuse-kind',
    'search button': 'already-chatting',
    'cancel button': 'too-late',
    'edit button': 'change-later',
    'unwanted kind': 'tell-unwanted',
    'room warning': 'warn-room',
    'room expiry': 'expire-room',
  },
  refused: {
    ...EVERYWHERE,
    ...everyInput('turn-away'),
    '/paysupport': 'pay-support',
    'language button': 'turn-away',
  },
  banned: {
    ...EVERYWHERE,
    ...everyInput('tell-banned'),
    '/paysupport': 'pay-support',
    'language button': 'tell-banned',
    'search button': 'tell-banned',
    'cancel button': 'tell-banned',
    'room expiry': 'expire-room',
  },
  'edit gender': { ...CHANGE, text: 'change-profile', 'gender button': 'change-profile' },
  'edit age': { ...CHANGE, text: 'change-profile' },
  'edit city': { ...CHANGE, text: 'change-profile' },
  'edit photo': { ...CHANGE, photo: 'change-profile' },
}
