import { RoomId } from '@anonchat/contracts'

/** What a button under a request for a video call does; `back` is the asker's. */
export const CALL_BUTTONS = ['yes', 'no', 'never', 'back'] as const
export type CallButton = (typeof CALL_BUTTONS)[number]

export type CallInput =
  | {
      readonly kind: 'call button'
      readonly roomId: string
      readonly ask: string
      readonly answer: CallButton
      readonly messageId: number | null
    }
  | { readonly kind: 'call ask over'; readonly roomId: string; readonly ask: string }

/** The request is named by the update that made it: at most 64 bytes in all. */
export const callData = (roomId: string, answer: CallButton, ask: string): string =>
  `call:${roomId}:${answer}:${ask}`

const ASK = /^[\w-]{1,26}$/

/** Reads callback data; null for what is none of these buttons. */
export function readCallButton(data: string, messageId: number | null): CallInput | null {
  const [name, room, word, ask = '', ...more] = data.split(':')
  const roomId = RoomId.safeParse(room)
  const answer = CALL_BUTTONS.find((one) => one === word)
  if (name !== 'call' || more.length > 0 || !roomId.success || answer === undefined) return null
  return ASK.test(ask) ? { kind: 'call button', roomId: roomId.data, ask, answer, messageId } : null
}
