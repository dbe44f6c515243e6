const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** Decodes the character reference at `at`; null: it stands for itself. Telegram knows four names and numbers. */
export function decodeHtmlEntity(source: string, at: number): { char: string; end: number } | null {
  const match = /^&(?:#x([0-9a-f]*)|#(\d*)|([a-z]*))(;?)/i.exec(source.slice(at, at + 12))
  if (!match) return null
  const [whole, hex, decimal, name, semicolon = ''] = match
  const end = at + whole.length
  if (name) {
    const char = NAMED[name]
    return char === undefined ? null : { char, end }
  }
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? 0)
  if (!(code > 0) || code >= 0x10ffff || whole.length - semicolon.length >= 10) return null
  return { char: String.fromCodePoint(code), end }
}
