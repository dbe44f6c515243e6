import type { TelegramMessageEntity } from '@gramio/types'
import type { MediaKind, MediaOptions, Sent } from './message.js'
import type { Upload } from './page.js'

/** A file that a member is about to send; what it is, its bytes say. */
export interface NewFile {
  kind: MediaKind
  content: Uint8Array
  fileName?: string
  mimeType?: string
  /** Seconds, for sounds and films. */
  duration?: number
  /** Pixels, for films: pictures tell their own. */
  width?: number
  height?: number
}

/** A file of the bot's, as it can be shown. */
export interface KeptFile {
  kind: MediaKind
  fileUniqueId: string
  fileName: string
  content: Uint8Array
}

/** The button of a web app: under a message, beside the typing area, or of the reply keyboard. */
export type WebAppButton = { messageId: number; label: string } | { menu: true } | { keyboardLabel: string }

/** More of what a member can do, and what the page needs for it. */
export interface PlayControl {
  /** Keeps a file to be sent by its id. Rejects with ControlError for what Telegram would not take. */
  upload(file: NewFile): Promise<Upload>
  /** null: there is none, or its bytes are no longer kept. */
  file(fileId: string): KeptFile | null
  /** Changes a caption; an empty one takes it away. */
  editCaption(memberId: number, messageId: number, caption: string, entities?: TelegramMessageEntity[]): Sent
  /** Puts other media, with its caption, in the place of a member's message. */
  editMedia(memberId: number, messageId: number, kind: MediaKind, options?: MediaOptions): Sent
  /** Chooses options of a poll, by their place; none takes the vote back. `updateId`: of the poll_answer. */
  vote(memberId: number, messageId: number, optionIds: number[]): { updateId: number | null }
  /** The address that a web app's button opens, with what Telegram tells the web app in its fragment. */
  openWebApp(memberId: number, button: WebAppButton, theme?: 'light' | 'dark'): { url: string }
  /** What a web app that a key of the reply keyboard opened sends to the bot. */
  sendWebAppData(memberId: number, keyboardLabel: string, data: string): Sent
  /** The Ed25519 key (hex) by which others than the bot check a web app's data. */
  webAppKey(): { botId: number; publicKey: string }
}
