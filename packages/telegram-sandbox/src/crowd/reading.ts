/** What a message of the bot means to somebody who does not read its language: by buttons and keys alone. */
export type Seen =
  /** The callback data of its inline buttons. */
  | { kind: 'buttons'; data: string[]; messageId: number }
  /** The keys of somebody in a room. */
  | { kind: 'room' }
  /** The keys of somebody in no room. */
  | { kind: 'menu' }
  /** Neither: words or files of the partner, or a short notice. */
  | { kind: 'plain'; text: string | null; messageId: number }
  | { kind: 'nothing' }

/** In a room the first row holds two keys (next and stop); the menu's holds one (search). */
const isRoom = ([first]: readonly unknown[]): boolean => Array.isArray(first) && first.length > 1

/** Reads the parameters of a call that sent a message. */
export function readSend(params: Readonly<Record<string, unknown>>, messageId: number): Seen {
  const markup = params.reply_markup
  if (typeof markup !== 'object' || markup === null) {
    return { kind: 'plain', text: typeof params.text === 'string' ? params.text : null, messageId }
  }
  if ('inline_keyboard' in markup) return { kind: 'buttons', data: dataIn(markup.inline_keyboard), messageId }
  if ('keyboard' in markup && Array.isArray(markup.keyboard)) {
    return { kind: isRoom(markup.keyboard) ? 'room' : 'menu' }
  }
  return { kind: 'nothing' }
}

/** The message of a search that goes on: it can be cancelled. */
export const isSearch = (seen: Seen): boolean => seen.kind === 'buttons' && seen.data.includes('cancel')

function dataIn(rows: unknown): string[] {
  if (!Array.isArray(rows)) return []
  const buttons: unknown[] = rows.flat()
  return buttons.flatMap((button) =>
    typeof button === 'object' &&
    button !== null &&
    'callback_data' in button &&
    typeof button.callback_data === 'string'
      ? [button.callback_data]
      : [],
  )
}
