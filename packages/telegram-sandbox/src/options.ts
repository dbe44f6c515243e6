import type { Limits, NamedService, SandboxOptions, WebhookRetry } from './api.js'

/** The default bot of a sandbox that was given no token. */
export const DEFAULT_TOKEN = '1000000001:AAE-sandbox-token-for-tests-only-00000'

export interface Settings {
  port: number
  host: string
  token: string
  /** null: any well-formed token. */
  tokens: ReadonlySet<string> | null
  botUsername: string
  limits: Limits
  webhookRetry: WebhookRetry
  messageTtlMs: number
  queryTtlMs: number
  firstUpdateId: number | null
  updateIdRestartProbability: number
  messagesPerChat: number
  callLogSize: number
  conflictDelayMs: number
  localWebApps: boolean
  services: readonly NamedService[]
  /** null: nothing is kept on disk. */
  dataDir: string | null
  /** Events kept for readers who connect again. */
  eventsKept: number
}

const EVENTS_KEPT = 5000

const OFF: Limits = { perChat: null, global: null, bulk: null }
const TELEGRAM: Limits = {
  perChat: { ratePerSecond: 1, burst: 20 },
  global: null,
  bulk: { ratePerSecond: 30, burst: 30, quietSeconds: 600 },
}

/** `off`, or Telegram's limits with some replaced. */
export function limitsOf(given: 'off' | Partial<Limits> | undefined, base: Limits = TELEGRAM): Limits {
  return given === 'off' ? OFF : { ...base, ...given }
}

/** The options with every default filled in. */
export function settingsOf(options: SandboxOptions): Settings {
  const accepted = [...(options.token ? [options.token] : []), ...(options.tokens ?? [])]
  return {
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    token: accepted[0] ?? DEFAULT_TOKEN,
    tokens: accepted.length > 0 ? new Set(accepted) : null,
    botUsername: options.botUsername ?? 'sandbox_bot',
    limits: limitsOf(options.limits),
    webhookRetry: { baseMs: 1000, maxMs: 60_000, ...options.webhookRetry },
    messageTtlMs: (options.updateTtlSeconds?.message ?? 86_400) * 1000,
    queryTtlMs: (options.updateTtlSeconds?.query ?? 150) * 1000,
    firstUpdateId: options.firstUpdateId ?? null,
    updateIdRestartProbability: options.updateIdRestartProbability ?? 0,
    messagesPerChat: options.store === false ? 0 : (options.messagesPerChat ?? 1000),
    callLogSize: options.callLogSize ?? 2000,
    conflictDelayMs: options.conflictDelayMs ?? 3000,
    localWebApps: options.localWebApps ?? true,
    services: options.services ?? [],
    dataDir: options.dataDir ?? null,
    eventsKept: options.store === false ? 0 : EVENTS_KEPT,
  }
}
