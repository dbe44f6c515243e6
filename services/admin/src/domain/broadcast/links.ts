import type { InlineButton } from '@anonchat/contracts'

export const MOST_ROWS = 20
/** Of all the lines together. */
export const MOST_BUTTONS_TEXT = 8_192
const MOST_LABEL = 64
const LINE = /^(.+?)\s+[-–—]\s+(\S+)$/

const isLink = (text: string): boolean => {
  try {
    return ['http:', 'https:', 'tg:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}

function buttonOf(part: string): InlineButton | undefined {
  const [, label, url] = LINE.exec(part.trim()) ?? []
  if (label === undefined || url === undefined || label.length > MOST_LABEL || !isLink(url)) return undefined
  return { text: label, url }
}

/** Buttons of an admin's own, or the lines that are none. */
export type ReadLinks =
  | { readonly rows: readonly (readonly InlineButton[])[] }
  | { readonly faulty: readonly string[] }

/**
 * Reads lines of `label - https://…`, each a row of buttons; several in a row are parted by `|`.
 * @returns the lines that cannot be read, where there are such
 */
export function readLinks(text: string): ReadLinks {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const rows = lines.map((line) => line.split('|').map(buttonOf))
  const faulty = lines.filter((_, index) => rows[index]?.includes(undefined) || index >= MOST_ROWS)
  if (faulty.length > 0 || rows.length === 0) return { faulty }
  return { rows: rows.map((row) => row.filter((button) => button !== undefined)) }
}

/** The rows of what was read and kept. */
export function keptRows(buttons: string | null): readonly (readonly InlineButton[])[] {
  if (buttons === null) return []
  const read = readLinks(buttons)
  return 'rows' in read ? read.rows : []
}
