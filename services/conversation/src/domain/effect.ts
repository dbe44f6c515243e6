import type { Fence, MatchMessage, OutboundAction } from '@anonchat/contracts'
import type { CallAnswer, EndReason, MemberChanges, PastRoom } from '@anonchat/store'
import type { Lang } from '@anonchat/texts'
import type { Album, SaidInAlbum } from './input.js'
import type { GivenBack, Paid } from './premium-input.js'
import type { Category } from './report.js'
import type { Screen } from './screen.js'

/** The room that ended, as MySQL and the notices need it. */
export interface EndedRoom {
  readonly roomId: string
  readonly partnerId: number
  readonly userId: number | null
  readonly partnerUserId: number | null
  readonly openedAt: number
  readonly reason: EndReason
  readonly byMember: boolean
}

/** The room in which somebody was met who is blocked now. */
export interface BlockedRoom {
  readonly roomId: string
  readonly partnerId: number
  readonly partnerUserId: number | null
  readonly openedAt: number
}

/** The room that a video call would belong to. */
export interface CallableRoom {
  readonly roomId: string
  readonly partnerId: number
  readonly openedAt: number
  readonly premium: boolean
}

/** What is done about an input, in this order, each at least once and harmless when repeated. */
export type Effect =
  /** One call to one chat; its key comes from its place in the list. */
  | {
      readonly kind: 'envelope'
      readonly chatId: number
      readonly action: OutboundAction
      readonly fence?: Fence
    }
  /** An item of an album waits for the others. */
  | {
      readonly kind: 'collect'
      readonly item: SaidInAlbum
      readonly roomId: string
      readonly partnerId: number
    }
  /** The items that have come are sent, under keys of the album's own: whatever event sends it, it is sent once. */
  | { readonly kind: 'send-album'; readonly album: Album }
  /** After a while it is asked whether more have come. */
  | { readonly kind: 'ask-album'; readonly album: Album }
  | { readonly kind: 'match'; readonly message: MatchMessage }
  /** A question of the bot for both of a room; `onlyFirst`: unless there was one before. */
  | {
      readonly kind: 'break-ice'
      readonly roomId: string
      readonly partnerId: number
      readonly onlyFirst: boolean
    }
  /** The notices of a room that ended, to those who are to be told, and its row, timers and search message. */
  | { readonly kind: 'end-notices'; readonly room: EndedRoom; readonly tell: readonly EndNotice[] }
  | { readonly kind: 'close-room'; readonly room: EndedRoom }
  | { readonly kind: 'rate'; readonly room: PastRoom; readonly rating: 'good' | 'bad' }
  | { readonly kind: 'report'; readonly room: PastRoom; readonly category: Category }
  /** The reporter's own words. */
  | { readonly kind: 'report-words'; readonly roomId: string; readonly words: string }
  /** Kept apart for ever, from this moment, whatever they are doing. */
  | { readonly kind: 'block'; readonly room: BlockedRoom }
  | { readonly kind: 'unblock'; readonly partnerId: number; readonly partnerUserId: number }
  /** The partner is asked for a video call, where it may be asked for; the member is told. */
  | { readonly kind: 'ask-call'; readonly room: CallableRoom }
  | {
      readonly kind: 'answer-call'
      readonly roomId: string
      readonly ask: string
      readonly answer: CallAnswer
      /** Of the open room; null where it has ended. */
      readonly room: CallableRoom | null
    }
  | PremiumEffect
  | { readonly kind: 'refuse-underage'; readonly until: number }
  | {
      readonly kind: 'save-profile'
      readonly changes: Pick<
        MemberChanges,
        'gender' | 'age' | 'place' | 'photoFileId' | 'filters' | 'shows' | 'protects'
      >
    }
  | { readonly kind: 'save-language'; readonly lang: Lang }
  | { readonly kind: 'reachable'; readonly reachable: boolean }
  /** The time of the member's ban is over: the record says so too. */
  | { readonly kind: 'end-ban' }
  /** Whoever registered came by this link: both get their days, once. */
  | { readonly kind: 'accept-invitation'; readonly code: string }
  /** A copy of all that is kept of the member, as files. */
  | { readonly kind: 'export' }
  /** All that is kept of the member is deleted, but the session, which tells a repetition what was done. */
  | { readonly kind: 'erase' }
  | { readonly kind: 'forget-session' }

/** What is done about premium. What the member is told follows from what the record says then. */
export type PremiumEffect =
  | { readonly kind: 'record-payment'; readonly paid: Paid }
  | { readonly kind: 'record-refund'; readonly back: GivenBack }
  | { readonly kind: 'redeem'; readonly words: string }
  /** Days stand in the record that this process did not write. */
  | { readonly kind: 'premium-granted'; readonly transactionId: string; readonly screen: Screen }
  | {
      readonly kind: 'set-renewal'
      readonly chargeId: string
      readonly what: 'stopped' | 'resumed' | 'failed'
    }
  /** Says that premium ends or has ended, unless it was prolonged meanwhile. */
  | { readonly kind: 'tell-end'; readonly until: number; readonly ended: boolean }
  | { readonly kind: 'ask-refund'; readonly paymentId: number; readonly messageId: number | null }

export interface EndNotice {
  readonly memberId: number
  readonly lang: Lang
  readonly by: 'self' | 'partner' | 'other'
}

/** The message of a search, which is edited and deleted by this name. */
export const SEARCH_SLOT = 'search'

export const say = (chatId: number, screen: Screen, remember?: string): Effect => ({
  kind: 'envelope',
  chatId,
  action: { kind: 'send', ...screen, ...(remember === undefined ? {} : { remember }) },
})

/** Said only as long as the room is open in the chat. */
export const sayWithin = (roomId: string, chatId: number, screen: Screen): Effect => ({
  kind: 'envelope',
  chatId,
  fence: { kind: 'within', roomId },
  action: { kind: 'send', ...screen },
})

export const editSlot = (chatId: number, slot: string, screen: Screen): Effect => ({
  kind: 'envelope',
  chatId,
  action: { kind: 'edit', target: { by: 'slot', slot }, ...screen },
})

/** Shows a message anew; as another one where it is not known which it was. */
export const showAgain = (chatId: number, messageId: number | null, screen: Screen): Effect =>
  messageId === null
    ? say(chatId, screen)
    : {
        kind: 'envelope',
        chatId,
        action: { kind: 'edit', target: { by: 'message-id', messageId }, ...screen },
      }

export const deleteSlot = (chatId: number, slot: string): Effect => ({
  kind: 'envelope',
  chatId,
  action: { kind: 'delete', target: { by: 'slot', slot } },
})

/** Changes the message under which a button was pressed. */
export const editPressed = (chatId: number, messageId: number, screen: Screen): Effect => ({
  kind: 'envelope',
  chatId,
  action: { kind: 'edit', target: { by: 'message-id', messageId }, ...screen },
})
