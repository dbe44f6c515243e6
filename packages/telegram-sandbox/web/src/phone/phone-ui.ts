import { type Signal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { SeenMessage } from '../../../src/api.js'
import type { ChatModel } from '../state/chat.js'

/** What one phone shows besides its messages. */
export interface PhoneUi {
  readonly chat: ChatModel
  /** The message that flashes, for somebody went to it. */
  readonly flashed: Signal<number | null>
  /** Words over the chat that go by themselves. */
  readonly notice: Signal<string | null>
  /** Words that wait for OK. */
  readonly alert: Signal<string | null>
  /** An address that waits for a yes. */
  readonly link: Signal<string | null>
  readonly menu: Signal<{ message: SeenMessage; anchor: Element | { x: number; y: number } } | null>
  /** The photo that is shown large. */
  readonly viewed: Signal<SeenMessage | null>
  /** Messages whose spoilers were tapped. */
  readonly revealed: Signal<ReadonlySet<number>>
  /** The message to go to; the list answers and forgets it. */
  readonly target: Signal<number | null>
}

const NOTICE_MS = 3_500

export function newPhoneUi(chat: ChatModel): PhoneUi {
  return {
    chat,
    flashed: signal(null),
    notice: signal(null),
    alert: signal(null),
    link: signal(null),
    menu: signal(null),
    viewed: signal(null),
    revealed: signal(new Set()),
    target: signal(null),
  }
}

export const PhoneContext = createContext<PhoneUi | null>(null)

export function usePhone(): PhoneUi {
  const ui = useContext(PhoneContext)
  if (ui === null) throw new Error('This stands in no phone')
  return ui
}

/** Says something over the chat for a few seconds. */
export function notify({ notice }: PhoneUi, text: string): void {
  notice.value = text
  setTimeout(() => {
    if (notice.value === text) notice.value = null
  }, NOTICE_MS)
}

/** Says over the chat why something failed. */
export function trying(ui: PhoneUi, work: Promise<unknown>): void {
  work.catch((error: unknown) => notify(ui, error instanceof Error ? error.message : String(error)))
}

export function reveal({ revealed }: PhoneUi, messageId: number): void {
  revealed.value = new Set([...revealed.value, messageId])
}

/** Puts a text on the clipboard and says so. */
export function copy(ui: PhoneUi, text: string): void {
  const done =
    navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('This browser cannot copy here.'))
  trying(
    ui,
    done.then(() => notify(ui, 'Copied')),
  )
}
