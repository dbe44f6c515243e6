import type { Content, InlineButton, Markup } from '@anonchat/contracts'

/** So many characters Telegram lets a message have. */
export const MOST_TEXT = 4_096

/** One message of ours: what it says and the buttons under it. */
export interface Screen {
  readonly content: Content
  readonly markup?: Markup
}

/** Plain words with rows of buttons; empty rows are left out. */
export function words(text: string, ...rows: readonly (readonly InlineButton[])[]): Screen {
  const filled = rows.filter((row) => row.length > 0).map((row) => [...row])
  const content = { kind: 'text', text } as const
  return filled.length === 0 ? { content } : { content, markup: { kind: 'inline', rows: filled } }
}

/** A button that asks the handler `name` for `data`; both together at most 57 bytes. */
export const button = (text: string, name: string, data: string): InlineButton => ({
  text,
  data: `admin:${name}:${data}`,
})
