import type { Content, Gender, MemberRefused } from '@anonchat/contracts'
import type { Dice, Reply } from '@anonchat/telegram/updates'
import type { Lang } from '@anonchat/texts'
import type { CallInput } from './call-buttons.js'
import type { ChoiceInput } from './choice-buttons.js'
import type { PremiumInput } from './premium-input.js'
import type { PrivacyInput } from './privacy-buttons.js'
import type { RoomInput } from './room-buttons.js'

export const COMMANDS = [
  '/start',
  '/search',
  '/next',
  '/stop',
  '/profile',
  '/help',
  '/language',
  '/settings',
  '/filters',
  '/paysupport',
  '/premium',
  '/redeem',
  '/block',
  '/unblock',
  '/report',
  '/invite',
  '/privacy',
  '/export',
  '/delete_me',
  '/protect',
  '/icebreaker',
  '/call',
] as const
export type Command = (typeof COMMANDS)[number]

/** What a member said, rebuilt from the allowlist; in the order in which it is to be sent. */
export interface Said {
  readonly contents: readonly [Content, ...Content[]]
  /** The same without links, names, numbers and addresses; absent where there are none. */
  readonly masked?: readonly [Content, ...Content[]]
  /** In the member's own chat with the bot. */
  readonly messageId: number
  readonly reply: Reply | null
  /** Telegram's id of the album that it is an item of. */
  readonly group: string | null
  /** It can be neither forwarded nor saved by the partner. */
  readonly protect?: boolean | undefined
  /** It is the first in the room that is covered: the partner is offered, in this language, to see media. */
  readonly offer?: Lang | undefined
}

/** What a member said so far of an album whose items are still coming. */
export interface Album {
  /** Of the event of its first item: names it, and every effect of it. */
  readonly key: string
  readonly trace: string
  /** Telegram's id, which all items have. */
  readonly group: string
  readonly roomId: string
  readonly partnerId: number
  readonly items: readonly Said[]
}

export type SaidInAlbum = Said & { readonly group: string }

/** What of a profile can be changed. */
export const EDIT_FIELDS = ['gender', 'age', 'city', 'photo'] as const
export type EditField = (typeof EDIT_FIELDS)[number]

/** All that can happen to a member: what they do, and what comes from the other services. */
export type Input =
  | { readonly kind: Exclude<Command, '/redeem'> | 'unknown command' }
  | { readonly kind: 'text'; readonly text: string; readonly said: Said }
  | { readonly kind: 'photo'; readonly fileId: string; readonly said: Said }
  | { readonly kind: 'media' | 'edit'; readonly said: Said }
  | {
      readonly kind: 'dice'
      readonly dice: Dice
      readonly messageId: number
      readonly reply: Reply | null
    }
  | { readonly kind: 'refused kind'; readonly what: 'contact' | 'other' }
  | { readonly kind: 'reaction'; readonly messageId: number; readonly emoji: string | null }
  | { readonly kind: 'gender button'; readonly gender: Gender }
  | { readonly kind: 'show media button'; readonly roomId: string }
  | { readonly kind: 'language button'; readonly lang: Lang }
  | {
      readonly kind:
        | 'back button'
        | 'skip button'
        | 'joined button'
        | 'search button'
        | 'widen button'
        | 'cancel button'
        | 'old button'
    }
  | ChoiceInput
  | { readonly kind: 'edit button'; readonly field: EditField | 'no-photo' }
  | { readonly kind: 'blocked the bot' | 'unblocked the bot' | 'unreachable' | 'matched' }
  | { readonly kind: 'search timeout'; readonly searchId: string }
  | {
      readonly kind: 'search progress'
      readonly searchId: string
      readonly people: number
      readonly waitedMs: number
    }
  | { readonly kind: 'room silence'; readonly roomId: string }
  | {
      readonly kind: 'room warning' | 'room expiry'
      readonly roomId: string
      /** Of the longer time that premium gives. */
      readonly premium: boolean
    }
  | { readonly kind: 'album due'; readonly album: string; readonly items: number }
  | { readonly kind: 'unwanted kind'; readonly roomId: string; readonly what: MemberRefused['what'] }
  | RoomInput
  | CallInput
  /** Moderators banned or suspended the member, or lifted that; what holds stands in the session. */
  | { readonly kind: 'barred' | 'lifted' }
  | { readonly kind: 'warned' | 'thanked'; readonly reason: string | null }
  /** Moderators decided that all that is kept of the member is deleted. */
  | { readonly kind: 'deleted' }
  | PrivacyInput
  | PremiumInput
  /** /start, by the link of another member. */
  | { readonly kind: 'invite link'; readonly code: string }
  /** Nothing that asks for an answer: a service message, an edit that shows nothing new. */
  | { readonly kind: 'nothing' }

export type InputKind = Input['kind']
