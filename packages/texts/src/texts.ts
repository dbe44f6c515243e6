import type { Gender } from '@anonchat/contracts'
import type { MembersTexts, ModeratingTexts } from './admin-members-texts.js'
import type { AdminCommands, AdminTexts, PanelTexts } from './admin-texts.js'
import type { AfterTexts, BlocksTexts, CategoryTexts, ReportsTexts } from './after-texts.js'
import type { BroadcastTexts } from './broadcast-texts.js'
import type { CallTexts } from './call-texts.js'
import type { Duration, Text, TextWith } from './filling.js'
import type { InviteTexts } from './invite-texts.js'
import type { ModerationTexts } from './moderation-texts.js'
import type { PaymentsTexts } from './payments-texts.js'
import type { PersonTexts } from './person-texts.js'
import type { CheckoutTexts, PremiumTexts, RedeemTexts, SupportTexts } from './premium-texts.js'
import type { PrivacyTexts } from './privacy-texts.js'
import type { FilterTexts, ProfileTexts, SettingsTexts } from './profile-texts.js'
import type { StatsTexts } from './stats-texts.js'

/** What Telegram shows of the bot: in an empty chat (at most 512 characters), and on its profile (120). */
export interface About {
  readonly description: string
  readonly shortDescription: string
}

/** What each command does, as the menu beside the text field says it (at most 256 characters). */
export interface Commands {
  readonly start: string
  readonly search: string
  readonly next: string
  readonly stop: string
  readonly call: string
  readonly block: string
  readonly report: string
  readonly profile: string
  readonly settings: string
  readonly filters: string
  readonly premium: string
  readonly unblock: string
  readonly protect: string
  readonly icebreaker: string
  readonly invite: string
  readonly language: string
  readonly paysupport: string
  readonly help: string
  readonly privacy: string
  readonly export: string
  readonly delete_me: string
}

/** The keys that stand under the text field. Pressing one sends its text. */
export interface Keys {
  readonly search: string
  readonly profile: string
  readonly premium: string
  readonly help: string
  readonly next: string
  readonly stop: string
  readonly iceBreaker: string
  readonly call: string
}

/** Buttons under a message. */
export interface Buttons {
  readonly male: string
  readonly female: string
  readonly other: string
  readonly back: string
  readonly skip: string
  readonly joinChannel: string
  readonly joined: string
  readonly cancelSearch: string
  /** Look among everybody, without the filters. */
  readonly widen: string
  readonly tryAgain: string
  readonly changeGender: string
  readonly changeAge: string
  readonly changeCity: string
  readonly changePhoto: string
  readonly removePhoto: string
  readonly keepProfile: string
  readonly showMedia: string
  readonly showGender: string
  readonly showAge: string
  readonly showCity: string
  readonly sameCity: string
  /** What is sent can be neither forwarded nor saved. */
  readonly protect: string
  readonly findAnother: string
  readonly rateGood: string
  readonly rateBad: string
  readonly block: string
  readonly undoBlock: string
  readonly report: string
  readonly openCall: string
  readonly shareInvite: string
  readonly exportData: string
  readonly deleteData: string
  readonly confirmDelete: string
  readonly acceptCall: string
  readonly declineCall: string
  readonly neverCall: string
  readonly cancelCall: string
  readonly seePremium: string
  readonly previousPage: string
  readonly nextPage: string
  readonly premium: string
  readonly gift: string
  readonly paySupport: string
  readonly stopRenewal: string
  readonly resumeRenewal: string
  readonly askRefund: string
  readonly keepPremium: string
}

/** What is said while somebody registers. */
export interface RegistrationTexts {
  readonly welcome: Text
  readonly gate: Text
  readonly gateNotJoined: Text
  readonly gateUnknown: Text
  readonly askGender: Text
  readonly wrongGender: Text
  readonly askAge: Text
  readonly wrongAge: Text
  readonly tooYoung: Text
  readonly refused: Text
  readonly askCity: Text
  readonly wrongCity: Text
  readonly askPhoto: Text
  readonly wrongPhoto: Text
  readonly finishFirst: Text
  readonly done: Text
}

export interface SearchTexts {
  readonly looking: Text
  readonly progress: TextWith<{ people: number; waited: Duration }>
  readonly already: TextWith<{ waited: Duration }>
  readonly cancelled: Text
  readonly nobody: Text
  /** The same for somebody who looked with filters. */
  readonly nobodyFits: Text
  readonly widenOffer: Text
  readonly widened: Text
  readonly notSearching: Text
  readonly foundWhileCancelling: Text
  readonly hint: Text
}

export interface RoomTexts {
  readonly opened: Text
  readonly openedWith: TextWith<{ who: string }>
  readonly warning: TextWith<{ left: Duration }>
  readonly endedByMe: Text
  /** The member left for somebody else, and the search goes on in the next message. */
  readonly leftForAnother: Text
  readonly endedByPartner: Text
  readonly endedByBlock: Text
  readonly partnerUnreachable: Text
  readonly expired: Text
  readonly endedByModeration: Text
  readonly already: Text
  readonly startWhileChatting: Text
  readonly refusedKind: Text
  readonly refusedContact: Text
  /** `left`: until they may be sent; `later`: whether there will be such a time in this room. */
  readonly contactsMasked: TextWith<{ later: boolean; left: Duration }>
  readonly contactsBlocked: TextWith<{ later: boolean; left: Duration }>
  readonly mediaCovered: Text
  readonly mediaShown: Text
  readonly unwantedVoice: Text
  readonly unwantedVideoNote: Text
  readonly unwantedKind: Text
  readonly notTaken: Text
  readonly iceBreaker: TextWith<{ question: string }>
  readonly iceBreakersOver: Text
  /** What the partner threw: a dice, a dart, a ball. */
  readonly thrown: TextWith<{ emoji: string; value: number; outOf: number }>
  /** What the reels of the partner's slot machine show. */
  readonly spun: TextWith<{ emoji: string; reels: string }>
}

export interface GeneralTexts {
  readonly menu: Text
  readonly idleHint: Text
  readonly help: Text
  readonly unknownCommand: Text
  readonly oldButton: Text
  readonly nothingToStop: Text
  readonly chooseLanguage: Text
  readonly languageSet: Text
  readonly floodWarning: Text
  readonly muted: TextWith<{ time: Duration }>
  readonly profile: TextWith<{ gender: string; age: number; city: string; premium: boolean }>
  readonly rated: TextWith<{ stars: string }>
  readonly notRated: Text
}

/** Everything that members read, in one language. Plain text: nothing that is put in can break its formatting. */
export interface Texts {
  /** The name of the language in itself. */
  readonly name: string
  /** `rtl` or `ltr`: where its lines begin. */
  readonly direction: string
  readonly about: About
  readonly commands: Commands
  readonly adminCommands: AdminCommands
  readonly keys: Keys
  readonly buttons: Buttons
  readonly gender: Readonly<Record<Gender, string>>
  readonly person: PersonTexts
  readonly registration: RegistrationTexts
  readonly search: SearchTexts
  readonly profile: ProfileTexts
  readonly settings: SettingsTexts
  readonly filters: FilterTexts
  readonly room: RoomTexts
  readonly after: AfterTexts
  readonly blocks: BlocksTexts
  readonly category: CategoryTexts
  readonly reports: ReportsTexts
  readonly moderation: ModerationTexts
  readonly calls: CallTexts
  /** Questions that help two strangers to begin, by name; the same ones in every language. */
  readonly iceBreakers: Readonly<Record<string, Text>>
  readonly premium: PremiumTexts
  readonly checkout: CheckoutTexts
  readonly redeem: RedeemTexts
  readonly support: SupportTexts
  readonly payments: PaymentsTexts
  readonly general: GeneralTexts
  readonly admin: AdminTexts
  readonly broadcast: BroadcastTexts
  readonly stats: StatsTexts
  readonly panel: PanelTexts
  readonly members: MembersTexts
  readonly moderating: ModeratingTexts
  readonly invite: InviteTexts
  readonly privacy: PrivacyTexts
}
