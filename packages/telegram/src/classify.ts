import { CallFailed } from './failure.js'

export type UnreachableReason = 'blocked' | 'deactivated' | 'not-started' | 'chat-not-found'

/** What a failed call means for who sent it. */
export type Outcome =
  /** Telegram asks for patience. It does not say whether the chat, the method or the bot is meant. */
  | { kind: 'retry-after'; ms: number }
  /** Nothing can be sent to this chat any more. */
  | { kind: 'unreachable'; reason: UnreachableReason }
  /** What should be edited, deleted or answered is not there, or is like that already. */
  | { kind: 'gone' }
  /** The Stars were given back before. */
  | { kind: 'refunded-before' }
  /** The receiver's privacy settings refuse this kind of message. */
  | { kind: 'forbidden' }
  /** It will never be accepted. `description` is Telegram's text. */
  | { kind: 'bad-request'; description: string }
  /** The token is not accepted: nothing of this bot can be sent now. */
  | { kind: 'unauthorized' }
  /** May work when tried again. */
  | { kind: 'transient'; reason: string }

/** Telegram names whole seconds; without a number one second is the least it ever asks for. */
const DEFAULT_RETRY_MS = 1_000

const UNREACHABLE: readonly (readonly [RegExp, UnreachableReason])[] = [
  [/bot was blocked by the user/i, 'blocked'],
  [/user is deactivated/i, 'deactivated'],
  [/bot can't initiate conversation/i, 'not-started'],
  [
    /chat not found|PEER_ID_INVALID|bot was kicked|bot is not a member|group chat was deleted/i,
    'chat-not-found',
  ],
]

/** In the words of Telegram's servers, and in those of the Bot API server in front of them. */
const FORBIDDEN =
  /VOICE_MESSAGES_FORBIDDEN|restricted receiving of|USER_PRIVACY_RESTRICTED|CHAT_SEND_\w+_FORBIDDEN|PRIVACY_PREMIUM_REQUIRED/i

const GONE =
  /message to (edit|delete|copy|forward|react|be replied|reply) not found|message is not modified|message can't be (edited|deleted)|MESSAGE_ID_INVALID|query is too old|message to be replied not found|there are no messages to (forward|copy)/i

function refused(code: number, description: string, retryAfterMs: number | undefined): Outcome {
  if (code === 429) return { kind: 'retry-after', ms: retryAfterMs ?? DEFAULT_RETRY_MS }
  if (code >= 500) return { kind: 'transient', reason: String(code) }
  if (code === 401 || code === 404) return { kind: 'unauthorized' }
  const unreachable = UNREACHABLE.find(([text]) => text.test(description))
  if (unreachable !== undefined) return { kind: 'unreachable', reason: unreachable[1] }
  if (FORBIDDEN.test(description)) return { kind: 'forbidden' }
  if (/CHARGE_ALREADY_REFUNDED/i.test(description)) return { kind: 'refunded-before' }
  if (GONE.test(description)) return { kind: 'gone' }
  return { kind: 'bad-request', description }
}

/** Classifies what `telegram.call` threw; anything else counts as transient. */
export function classify(error: unknown): Outcome {
  if (!(error instanceof CallFailed)) return { kind: 'transient', reason: 'unknown' }
  const { failure } = error
  switch (failure.kind) {
    case 'refused':
      return refused(failure.code, failure.description, failure.retryAfterMs)
    case 'no-answer':
    case 'unexpected-result':
      return { kind: 'transient', reason: failure.reason }
  }
}
