import type {
  BlockedOne,
  EndReason,
  MemberRecord,
  MoveOutcome,
  PastRoom,
  PaymentView,
  Session,
  SessionFields,
  Subscription,
} from '@anonchat/store'
import type { Lang, Texts } from '@anonchat/texts'
import type { Effect } from './effect.js'
import type { Album, Input } from './input.js'
import type { Offer } from './invoice.js'
import type { FilterName } from './profile.js'

/** One event of one member, with all that is known without asking anybody. */
export interface Turn {
  /** Of the event; every effect's key begins with it. */
  readonly key: string
  readonly trace: string
  readonly memberId: number
  /** For the record of a registration only. */
  readonly username: string | null
  readonly lang: Lang
  readonly texts: Texts
  /** When it was received, and what it is now (ms). */
  readonly at: number
  readonly now: number
  /** As it was before anything was done about this event. */
  readonly session: Session
  /** What the member said so far of an album that is still coming. */
  readonly album: Album | null
  readonly input: Input
  readonly limits: Limits
}

export interface Limits {
  readonly searchTimeoutMs: number
  /** When a member who looks with filters is offered to leave them out. */
  readonly widenAfterMs: number
  readonly roomWarningMs: number
  /** Filters that need no premium. */
  readonly freeFilters: readonly FilterName[]
  readonly contacts: ContactsRule
  readonly invitations: InvitationRule
  /** Media stays covered until its receiver allows it in the room. */
  readonly hidesMedia: boolean
  readonly premium: PremiumRule
  /** Whom members may write to; null when the operator named nobody. */
  readonly supportContact: string | null
}

/** What premium costs and gives. */
export interface PremiumRule {
  readonly offers: readonly Offer[]
  /** How long rooms last without and with a premium member (ms). */
  readonly freeMs: number
  readonly premiumMs: number
  /** Members are found a partner a little earlier. */
  readonly hasPriority: boolean
  /** Purchases in Myket's store are taken. */
  readonly takesMyket: boolean
}

/** What both get for a friend who registers through a link. */
export interface InvitationRule {
  /** Of premium. */
  readonly days: number
  /** For so many friends a month the inviter gets them. */
  readonly perMonth: number
}

/** What the operator wants done about links, names, numbers and addresses in the first time of a room. */
export interface ContactsRule {
  readonly rule: 'allow' | 'mask' | 'block'
  readonly forMs: number
}

export type GateAnswer = {
  readonly kind: 'open' | 'closed' | 'unknown'
  /** Where the channel is joined; null when nobody can say. */
  readonly joinUrl: string | null
}

/** What an act may ask for before it decides. */
export interface Facts {
  /** The member's record; null for somebody who never registered. */
  readonly record: MemberRecord | null
  readonly gate: GateAnswer
  /** Telegram ids whom the member must not, or should not yet, meet. */
  readonly exclusions: { readonly blocked: readonly number[]; readonly recent: readonly number[] }
  /** The language of the partner whom the member is in a room with. */
  readonly partnerLang: Lang
  /** The partner said something in the room. */
  readonly partnerSpoke: boolean
  /** How the partner sees media; null where it does not matter. */
  readonly partnerView: PartnerView | null
  /** The room that a button is about, if it is one of the member's own. */
  readonly pastRoom: PastRoom | null
  readonly invitation: Invitation | null
  /** Those whom the member blocked, newest first. */
  readonly blocked: readonly BlockedOne[]
  /** The member's running subscription, if any. */
  readonly subscription: Subscription | null
  /** Where the subscription on offer is paid; null where there is none, or Telegram does not answer. */
  readonly subscribeUrl: string | null
  /** The member's last payments, newest first. */
  readonly payments: readonly PaymentView[]
}
/** The member's own link, and what has come of it; null while Telegram does not tell the bot's name. */
export interface Invitation {
  readonly link: string
  readonly friends: number
  /** Of premium, that the member got. */
  readonly days: number
}
export interface PartnerView {
  readonly lang: Lang
  /** Allowed media in the room. */
  readonly showsMedia: boolean
}
export type FactName = keyof Facts

export type Move =
  | {
      readonly kind: 'move'
      /** What the session must say for the move to happen: fields to values. */
      readonly guard: SessionFields
      readonly set: SessionFields
      readonly drop: readonly string[]
    }
  | {
      readonly kind: 'end-room'
      readonly roomId: string
      readonly partnerId: number
      readonly reason: EndReason
      readonly by: 'self' | 'other'
      readonly set: SessionFields
      readonly told: boolean
    }

/** The answers of the registration, written to MySQL before the session moves; the move then carries `users.id`. */
export interface RegistrationAnswers {
  readonly gender: string
  readonly age: number
  readonly city: string
  readonly photoFileId: string | null
}

export type Decision =
  | { readonly kind: 'effects'; readonly effects: readonly Effect[] }
  | {
      readonly kind: 'move'
      readonly register?: RegistrationAnswers
      readonly move: Move
      /** What follows, from what the move gave: the script's word decides, not the session that was read before. */
      readonly effects: (outcome: MoveOutcome) => readonly Effect[]
    }

export interface Act<F extends FactName = never> {
  readonly needs: readonly F[]
  readonly decide: (turn: Turn, facts: Pick<Facts, F>) => Decision
}

/** An act whose decision may rest on the named facts. */
export const act = <F extends FactName = never>(
  needs: readonly F[],
  decide: (turn: Turn, facts: Pick<Facts, F>) => Decision,
): Act<F> => ({ needs, decide })

export const effects = (...list: readonly Effect[]): Decision => ({ kind: 'effects', effects: list })

/** What is done for somebody who was asked for a new value of their profile and wants something else: the question is over. */
export const leaving = ({ session }: Turn, ...list: readonly Effect[]): Decision =>
  session.state.startsWith('editing:')
    ? move({ state: session.state }, { state: 'idle' }, [], ...list)
    : effects(...list)

/** Moves one session; what follows happens only if it did move. */
export const move = (
  guard: SessionFields,
  set: SessionFields,
  drop: readonly string[],
  ...list: readonly Effect[]
): Decision => ({
  kind: 'move',
  move: { kind: 'move', guard, set, drop },
  effects: ({ kind }) => (kind === 'moved' ? list : []),
})
