import type { ChatMember, Me, TelegramFile } from './reads.js'

/** A file that goes along with a call, as the parameter `field`. */
export interface Upload {
  readonly field: string
  readonly fileName: string
  readonly content: Uint8Array
}

export interface CallOptions {
  /** For the whole call, from the wait for a connection to the last byte. Default 10,000. */
  readonly timeoutMs?: number
  /** Gives up earlier. */
  readonly signal?: AbortSignal
  /** Tells a stand-in for Telegram which trace the call is part of; Telegram itself is never told. */
  readonly traceparent?: string | undefined
  readonly upload?: Upload | undefined
}

/** Calls of the Bot API. Every failure is a CallFailed. */
export interface Telegram {
  /** The number before the colon of the token. */
  readonly botId: number
  /** Any method; the result is as Telegram gave it, unchecked. */
  call<T = unknown>(method: string, params?: object, options?: CallOptions): Promise<T>
  getMe(): Promise<Me>
  getFile(fileId: string): Promise<TelegramFile>
  /**
   * The bytes of a file of Telegram; null when there are more than `maxBytes` (bots may download 20 MB at most).
   * @param options `timeoutMs` 30,000 unless given, for each of the two calls
   */
  download(fileId: string, maxBytes: number, options?: CallOptions): Promise<Uint8Array | null>
  getChatMember(chatId: number | string, userId: number): Promise<ChatMember>
  /** Closes the idle connections. */
  close(): void
}
