import type { Signal } from '@preact/signals'

/** Which button of the bot opens its web app. */
export type WebAppTarget = { messageId: number; label: string } | { menu: true } | { keyboardLabel: string }

/** The invoice that is being paid: of a message, or by the link of a button. */
export interface Paying {
  readonly invoice: { messageId: number } | { link: string }
  readonly title: string
  readonly description: string | undefined
  /** Null: only the bot knows. */
  readonly price: string | null
}

/** Any poll, or only one of a kind. */
export type PollKind = 'poll' | 'quiz' | 'regular'
export type ComposerDialog = 'samples' | 'location' | 'contact' | PollKind | 'video-note'

/** What stands where a member writes. It outlives the elements that show it. */
export interface ComposerModel {
  /** A new message that is being written. */
  readonly text: Signal<string>
  /** The new text of a message that is being edited. */
  readonly edited: Signal<string>
  /** The textarea, while it is there. */
  readonly field: { current: HTMLTextAreaElement | null }
  /** Until the bot sends a keyboard again. */
  readonly keyboardHidden: Signal<boolean>
  readonly commandsShown: Signal<boolean>
  readonly recording: Signal<boolean>
  readonly dialog: Signal<ComposerDialog | null>
  /** Chosen, and waiting for a caption and Send. */
  readonly files: Signal<readonly File[]>
  readonly webApp: Signal<WebAppTarget | null>
  readonly payment: Signal<Paying | null>
  /** Messages leave one after another, in the order in which they were written. */
  sending: Promise<unknown>
  /** The newest forced reply that was taken up. */
  forcedReply: number
}
