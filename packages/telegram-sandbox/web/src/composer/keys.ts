import type { TelegramKeyboardButton } from '@gramio/types'

/** What a press of a key does. */
export type KeyAct =
  | { kind: 'text' }
  | { kind: 'contact' }
  | { kind: 'location' }
  | { kind: 'poll'; what: 'poll' | 'quiz' | 'regular' }
  | { kind: 'web-app' }
  /** Asks for people, chats or bots of the member's own, of which there are none. */
  | { kind: 'unavailable' }

export interface Key {
  label: string
  look: string | null
  act: KeyAct
}

/** The keys of a row; Telegram lets a key be no more than its text. */
export function keysOf(row: ReadonlyArray<TelegramKeyboardButton | string>): Key[] {
  return row.map((key) =>
    typeof key === 'string'
      ? { label: key, look: null, act: { kind: 'text' } }
      : { label: key.text, look: key.style ?? null, act: actOf(key) },
  )
}

function actOf(key: TelegramKeyboardButton): KeyAct {
  if (key.request_contact) return { kind: 'contact' }
  if (key.request_location) return { kind: 'location' }
  if (key.request_poll) {
    const { type } = key.request_poll
    return { kind: 'poll', what: type === 'quiz' || type === 'regular' ? type : 'poll' }
  }
  if (key.web_app) return { kind: 'web-app' }
  if (key.request_users || key.request_chat || key.request_managed_bot) return { kind: 'unavailable' }
  return { kind: 'text' }
}
