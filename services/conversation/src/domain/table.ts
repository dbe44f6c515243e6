import type { InputKind } from './input.js'
import type { State } from './state.js'

/** What can be done about an input; each is a file of acts/. */
export type ActName = keyof typeof ACT_ABOUT

/** In the words of docs/states.md. */
export const ACT_ABOUT = {
  welcome: 'greets and begins the registration (channel gate first, where there is one)',
  'check-gate': 'asks Telegram about the channel, and goes on or says what is missing',
  'ask-again': 'repeats the question of the step',
  'finish-first': 'says that the profile comes first, and repeats the question',
  'take-gender': 'takes the gender and asks for the age, or says what is wrong',
  'take-age': 'takes the age and asks for the city, turns away who is under 18, or says what is wrong',
  'take-city': 'takes the city and asks for a photo, or says what is wrong',
  'take-photo': 'takes the photo, or none, and completes the registration',
  'wrong-answer': 'says what is wrong with the answer, with an example; the step stays',
  'go-back': 'goes back one step',
  'turn-away': 'says that the bot is for people of 18 and older',
  'tell-banned': 'says so once, ends what was going on, and is silent from then on',
  menu: 'shows the main menu',
  search: 'starts a search',
  'search-status': 'says how long the search has been going on',
  'search-progress': 'edits the message of the search',
  'cancel-search': 'cancels the search',
  'no-search': 'says that there is no search',
  'nobody-found': 'says that nobody was found and offers another try',
  'search-hint': 'says that the search goes on and nobody reads this',
  'too-late': 'says that somebody was found already',
  next: 'ends the room, tells both, and starts a search',
  stop: 'ends the room and tells both',
  'nothing-to-stop': 'says that there is nothing to stop',
  'already-chatting': 'says that a chat is going on, and how to leave it',
  relay: 'relays it to the partner',
  'relay-edit': "edits the partner's copy",
  'relay-reaction': "puts the reaction on the partner's copy",
  'refuse-kind': 'says which kinds of messages can be sent',
  'warn-room': 'tells both that the room is about to end',
  'expire-room': 'ends the room and tells both',
  'leave-unreachable': 'ends the room or search, tells the partner, and marks the member unreachable',
  reachable: 'marks the member reachable',
  profile: 'shows the profile card',
  help: 'says what the bot can do',
  'pay-support': 'answers questions about payments',
  'choose-language': 'offers the languages',
  'set-language': 'changes the language',
  'unknown-command': 'lists the commands',
  'idle-hint': 'says that nobody reads this, and how to find somebody',
  'old-button': 'answers that the button is out of date',
  nothing: 'nothing',
} as const

type Row = Readonly<Record<InputKind, ActName>>

/** What comes from the other services, where it means nothing. */
const NO_EVENTS = {
  matched: 'nothing',
  'search timeout': 'nothing',
  'search progress': 'nothing',
  'room warning': 'nothing',
  'room expiry': 'nothing',
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
  'search button': 'old-button',
  'cancel button': 'old-button',
  'old button': 'old-button',
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
  '/start': 'ask-again',
  '/search': 'finish-first',
  '/next': 'finish-first',
  '/stop': 'finish-first',
  '/profile': 'finish-first',
  'search button': 'finish-first',
  text: 'wrong-answer',
  photo: 'wrong-answer',
  media: 'wrong-answer',
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
    '/paysupport': act,
    'unknown command': act,
    text: act,
    photo: act,
    media: act,
    'refused kind': act,
  }) as const

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
    '/start': 'menu',
    '/search': 'search',
    '/next': 'search',
    '/stop': 'nothing-to-stop',
    '/profile': 'profile',
    text: 'idle-hint',
    photo: 'idle-hint',
    media: 'idle-hint',
    'refused kind': 'idle-hint',
    'search button': 'search',
    'cancel button': 'no-search',
    'joined button': 'check-gate',
    'search timeout': 'nobody-found',
  },
  searching: {
    ...EVERYWHERE,
    '/start': 'search-status',
    '/search': 'search-status',
    '/next': 'search-status',
    '/stop': 'cancel-search',
    '/profile': 'profile',
    text: 'search-hint',
    photo: 'search-hint',
    media: 'search-hint',
    'refused kind': 'search-hint',
    'search button': 'search-status',
    'cancel button': 'cancel-search',
    'search progress': 'search-progress',
  },
  chatting: {
    ...EVERYWHERE,
    '/start': 'already-chatting',
    '/search': 'already-chatting',
    '/next': 'next',
    '/stop': 'stop',
    '/profile': 'profile',
    text: 'relay',
    photo: 'relay',
    media: 'relay',
    edit: 'relay-edit',
    reaction: 'relay-reaction',
    'refused kind': 'refuse-kind',
    'search button': 'already-chatting',
    'cancel button': 'too-late',
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
}
