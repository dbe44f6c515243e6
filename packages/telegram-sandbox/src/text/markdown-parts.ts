import { bytesBefore, parseError } from './parse-error.js'

/** The character that a backslash at `at` protects, or null. */
export function unescaped(source: string, at: number): string | null {
  if (source.charAt(at) !== '\\') return null
  const next = source.charCodeAt(at + 1)
  return next > 0 && next <= 126 ? source.charAt(at + 1) : null
}

/** The opening of a code block: how much to skip, and its language; null: no code block. */
export function codeBlock(source: string, at: number): { skip: number; language: string } | null {
  if (!source.startsWith('```', at)) return null
  const rest = source.slice(at + 3)
  const word = /^[^\s`]+(?=\s)/.exec(rest)?.[0] ?? ''
  const line = /^(\r\n|\n\r|\n|\r)/.exec(rest.slice(word.length))?.[0] ?? ''
  return { skip: 3 + word.length + line.length, language: word }
}

/** Reads a URL up to the closing parenthesis. Throws Telegram's 400. */
export function readUrl(source: string, begin: number): { url: string; end: number } {
  let url = ''
  let i = begin
  while (i < source.length && source.charAt(i) !== ')') {
    const escaped = unescaped(source, i)
    url += escaped ?? source.charAt(i)
    i += escaped === null ? 1 : 2
  }
  if (i >= source.length)
    throw parseError(`Can't find end of a URL at byte offset ${bytesBefore(source, begin)}`)
  return { url, end: i + 1 }
}
