/** A pressed button about what is kept of the member (null: Telegram does not say under which message). */
export type PrivacyInput =
  | { readonly kind: 'export button' | 'delete button' }
  | { readonly kind: 'confirm delete button'; readonly askedAt: number; readonly messageId: number | null }
  | { readonly kind: 'keep data button'; readonly messageId: number | null }

const CONFIRM = 'erase'
const TIME = /^[0-9a-z]{1,10}$/

export const PRIVACY_DATA = {
  export: 'mydata',
  delete: 'deleteme',
  /** When it was asked (ms): a confirmation does not hold for ever. */
  confirm: (askedAt: number) => `${CONFIRM}:${askedAt.toString(36)}`,
  keep: 'keepdata',
} as const

/** Reads callback data; null for what is none of these buttons. */
export function readPrivacyButton(data: string, messageId: number | null): PrivacyInput | null {
  if (data === PRIVACY_DATA.export) return { kind: 'export button' }
  if (data === PRIVACY_DATA.delete) return { kind: 'delete button' }
  if (data === PRIVACY_DATA.keep) return { kind: 'keep data button', messageId }
  const [name, time = '', ...more] = data.split(':')
  if (name !== CONFIRM || more.length > 0 || !TIME.test(time)) return null
  return { kind: 'confirm delete button', askedAt: Number.parseInt(time, 36), messageId }
}
