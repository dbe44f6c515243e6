import type { ChatMember, Me, TelegramFile } from './reads.js'

/** Calls of the Bot API. Every failure is a CallFailed. */
export interface Telegram {
  /** The number before the colon of the token. */
  readonly botId: number
  /**
   * Any method; the result is as Telegram gave it, unchecked.
   * @param options `timeoutMs` 10,000 unless given; `signal` gives up earlier; `traceparent` names the trace to a
   * stand-in for Telegram
   */
  call<T = unknown>(
    method: string,
    params?: object,
    options?: { timeoutMs?: number; signal?: AbortSignal; traceparent?: string | undefined },
  ): Promise<T>
  getMe(): Promise<Me>
  getFile(fileId: string): Promise<TelegramFile>
  getChatMember(chatId: number | string, userId: number): Promise<ChatMember>
  /** Closes the idle connections. */
  close(): void
}
