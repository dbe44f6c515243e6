/** A token bucket: `burst` calls at once, then `ratePerSecond`. */
export interface Rate {
  ratePerSecond: number
  burst: number
}

/** Telegram's limits; `null` switches one off. */
export interface Limits {
  /** Messages to one chat. Default 1/s with a burst of 20. */
  perChat: Rate | null
  /** Messages of one bot to everybody. Default off: Telegram has no such limit for answers. */
  global: Rate | null
  /** Messages to members who did not write within `quietSeconds`. Default 30/s after 600 s; `allow_paid_broadcast` is exempt up to 1,000/s. */
  bulk: (Rate & { quietSeconds: number }) | null
}

/** How a webhook is tried again: at once after the first failure, then `baseMs` doubling up to `maxMs`. */
export interface WebhookRetry {
  baseMs: number
  maxMs: number
}

/** A service of the system, by the root of its HTTP. */
export interface NamedService {
  name: string
  url: string
}

export interface SandboxOptions {
  /** Default 0: any free port. */
  port?: number
  host?: string
  /** The token of the default bot, and the only one accepted. Without it any well-formed token is accepted. */
  token?: string
  /** More accepted tokens. */
  tokens?: readonly string[]
  botUsername?: string
  limits?: 'off' | Partial<Limits>
  webhookRetry?: Partial<WebhookRetry>
  /** Whole seconds a queued update lives: messages (default 86,400) and queries (default 150). */
  updateTtlSeconds?: { message?: number; query?: number }
  /** Default: random. */
  firstUpdateId?: number
  /** Chance, per update, that update ids restart at a random number. Default 0. */
  updateIdRestartProbability?: number
  /** false: keep no messages at all (for load). Edits and replies then find nothing; `view` is empty. */
  store?: boolean
  /** Messages kept per chat. Default 1,000. */
  messagesPerChat?: number
  /** Calls kept in the log. Default 2,000; 0 keeps none. */
  callLogSize?: number
  /** How long a second conflicting getUpdates waits for its 409. Default 3,000 ms. */
  conflictDelayMs?: number
  /** Web app buttons may name http://127.0.0.1 or http://localhost; Telegram demands https. Default true. */
  localWebApps?: boolean
  /** A folder in which everything survives a restart. Default: nothing is kept. */
  dataDir?: string
  /** What the page shows the health of; looked at only while somebody looks. */
  services?: readonly NamedService[]
}
