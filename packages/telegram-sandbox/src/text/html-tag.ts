import { decodeHtmlEntity } from './html-entity.js'
import { bytesBefore, parseError } from './parse-error.js'

/** A start tag with the one argument that Telegram reads from it. */
export interface Tag {
  name: string
  argument: string
  /** Of tg-time. */
  date: number
}

const NAMES = new Set(
  'a b strong i em s strike del u ins tg-spoiler tg-emoji tg-time span pre code blockquote'.split(' '),
)

/** Reads the start tag at `begin`. Throws Telegram's 400s. */
export function readTag(source: string, begin: number): { tag: Tag; end: number } {
  const at = bytesBefore(source, begin)
  const space = /[\s>]/.exec(source.slice(begin + 1))
  if (!space) throw parseError(`Unclosed start tag at byte offset ${at}`)
  let i = begin + 1 + space.index
  const name = source.slice(begin + 1, i).toLowerCase()
  if (!NAMES.has(name)) throw parseError(`Unsupported start tag "${name}" at byte offset ${at}`)
  const tag: Tag = { name, argument: '', date: 0 }
  for (;;) {
    i = skipSpace(source, i)
    if (source.charAt(i) === '>') break
    const attribute = readAttribute(source, i, name, at)
    if (attribute.value !== null) {
      if (i >= source.length) throw parseError(`Unclosed start tag at byte offset ${at}`)
      apply(tag, attribute.name, attribute.value)
    } else if (name === 'blockquote' && attribute.name === 'expandable') tag.argument = '1'
    i = attribute.end
    if (i >= source.length) throw parseError(`Unclosed start tag at byte offset ${at}`)
  }
  if (name === 'span' && tag.argument !== 'spoiler') {
    throw parseError(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`)
  }
  return { tag, end: i + 1 }
}

function apply(tag: Tag, attribute: string, value: string): void {
  if (tag.name === 'a' && attribute === 'href') tag.argument = value
  else if (tag.name === 'code' && attribute === 'class' && value.startsWith('language-'))
    tag.argument = value.slice(9)
  else if (tag.name === 'span' && attribute === 'class' && value.startsWith('tg-'))
    tag.argument = value.slice(3)
  else if (tag.name === 'tg-emoji' && attribute === 'emoji-id') tag.argument = value
  else if (tag.name === 'blockquote' && attribute === 'expandable') tag.argument = '1'
  else if (tag.name === 'tg-time' && attribute === 'unix') tag.date = Number.parseInt(value, 10) || 0
  else if (tag.name === 'tg-time' && attribute === 'format') tag.argument = value
}

interface Attribute {
  name: string
  /** null: the attribute has none. */
  value: string | null
  end: number
}

function readAttribute(source: string, begin: number, tagName: string, at: number): Attribute {
  const unclosed = (): Error => parseError(`Unclosed start tag "${tagName}" at byte offset ${at}`)
  const name = /^[^\s=>/"']*/.exec(source.slice(begin))?.[0] ?? ''
  if (name === '') throw parseError(`Empty attribute name in the tag "${tagName}" at byte offset ${at}`)
  let i = skipSpace(source, begin + name.length)
  if (i >= source.length) throw unclosed()
  if (source.charAt(i) !== '=') return { name, value: null, end: i }
  i = skipSpace(source, i + 1)
  const quote = source.charAt(i)
  if (quote === '') throw unclosed()
  if (quote !== '"' && quote !== "'") {
    const token = /^[a-z0-9.-]*/i.exec(source.slice(i))?.[0] ?? ''
    const end = i + token.length
    if (!/[\s>]/.test(source.charAt(end))) {
      throw parseError(`Unexpected end of name token at byte offset ${bytesBefore(source, i)}`)
    }
    return { name, value: token.toLowerCase(), end }
  }
  let value = ''
  for (i += 1; i < source.length && source.charAt(i) !== quote; ) {
    const decoded = source.charAt(i) === '&' ? decodeHtmlEntity(source, i) : null
    value += decoded?.char ?? source.charAt(i)
    i = decoded?.end ?? i + 1
  }
  return { name, value, end: i + 1 }
}

function skipSpace(source: string, from: number): number {
  let i = from
  while (i < source.length && /\s/.test(source.charAt(i))) i += 1
  return i
}
