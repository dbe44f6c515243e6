/** What messages of libraries repeat of the data, in the order in which it is taken out. */
const REDACTIONS: readonly (readonly [RegExp, string])[] = [
  // MySQL drivers append the statement and its parameters.
  [/\bsql: [\s\S]*$/, 'sql: …'],
  // A bot token, in an address or alone.
  [/\d{3,}:[\w-]{30,}/g, '#'],
  // User and password of an address.
  [/:\/\/[^@/\s]+@/g, '://#@'],
  // JSON.parse and databases quote what they choke on; an apostrophe within a word opens no quotation.
  [/"[^"]*"/g, '"…"'],
  [/(?<!\w)'[^']*'/g, "'…'"],
  // Ids of Telegram have five digits and more.
  [/\d{5,}/g, '#'],
]

/** The text of an error without the data in it: no quoted words, ids, tokens or passwords. */
export function redact(text: string): string {
  return REDACTIONS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text)
}
